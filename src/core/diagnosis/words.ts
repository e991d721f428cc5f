const minus = '\u2212';

/** Returns a difference with its sign: `+0.1 points`. */
export function signedPoints(points: number): string {
  const text = Math.abs(points).toFixed(1);
  const sign = Number(text) === 0 ? '' : points < 0 ? minus : '+';
  return `${sign}${text} points`;
}

/** Returns how large a difference is: `29.1 points`. */
export const points = (difference: number) => `${Math.abs(difference).toFixed(1)} points`;

/** Returns a share of 1 in percent: `0.83 %`. */
export const percentOf = (share: number, digits = 2) =>
  `${(100 * share).toFixed(digits).replace('-', minus)} %`;

/** Returns a number with three significant digits: `0.000123` as `1.23e-4`. */
export function figure(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) < 1e-3) return value.toExponential(1).replace('-', minus);
  return String(Number(value.toPrecision(3)));
}

/** Returns a suggestion as advice: `To try: run at a learning rate of 0.002`. */
export const toTry = (label: string) => label.replace(/^Run/, 'To try: run');

/** Returns a learning rate as it is set: `0.003`. */
export const rateInWords = (rate: number) => String(Number(rate.toPrecision(3)));
