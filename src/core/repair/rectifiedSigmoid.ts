/** How far the sigmoid is stretched past 0 and 1 on either side, so that it reaches both. */
const overshoot = 0.1;
const stretch = 1 + 2 * overshoot;

const sigmoid = (latent: number) => 1 / (1 + Math.exp(-latent));

/**
 * Returns the sigmoid stretched to `-0.1 .. 1.1` and cut off at 0 and 1.
 *
 * Source: Nagel et al., arXiv 2004.10568, equation 23.
 */
export function rectifiedSigmoid(latent: number): number {
  return Math.min(Math.max(sigmoid(latent) * stretch - overshoot, 0), 1);
}

/** Returns its derivative where it is `value`; 0 where it is cut off, so what has got there stays. */
export function rectifiedSigmoidSlope(value: number): number {
  if (value <= 0 || value >= 1) return 0;
  const share = (value + overshoot) / stretch;
  return share * (1 - share) * stretch;
}

/** Returns the latent number at which it is `value`, which lies in `0 .. 1`. */
export function inverseRectifiedSigmoid(value: number): number {
  const share = (value + overshoot) / stretch;
  return Math.log(share / (1 - share));
}
