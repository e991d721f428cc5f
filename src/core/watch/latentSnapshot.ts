import type { RoundingReading } from './layerReading';

/** Where the weights of a layer lie between their codes, at one sample. */
export interface LatentSnapshot {
  readonly id: string;
  readonly step: number;
  /** Counts of latent weights over `edges`, in units of codes, unrounded, all channels together. */
  readonly histogram: readonly number[];
  /** Those among them whose code is another one than at the sample before. */
  readonly flipped: readonly number[];
  /** One more than `histogram`, in codes counted from zero point. */
  readonly edges: readonly number[];
  /** Lowest and highest code in use. */
  readonly codes: readonly [min: number, max: number];
}

/** Odd, so that zero is in the middle of a bin. */
const binCount = 61;

/** Returns the snapshot of one layer but for its name and step; `flipped` is 1 for codes that changed. */
export function latentCounts(
  { latent, scale }: RoundingReading,
  codes: Float32Array,
  flipped: Uint8Array,
): Omit<LatentSnapshot, 'id' | 'step'> {
  const [least, most] = [
    codes.reduce((a, b) => Math.min(a, b), 0),
    codes.reduce((a, b) => Math.max(a, b), 0),
  ];
  const reach = Math.max(-least, most) + 1;
  const width = (2 * reach) / binCount;
  const counts = {
    histogram: new Array<number>(binCount).fill(0),
    flipped: new Array<number>(binCount).fill(0),
  };
  latent.forEach((weight, index) => {
    const place = weight / (scale[index % scale.length] ?? 1);
    const bin = Math.min(Math.max(Math.floor((place + reach) / width), 0), binCount - 1);
    counts.histogram[bin] = (counts.histogram[bin] ?? 0) + 1;
    counts.flipped[bin] = (counts.flipped[bin] ?? 0) + (flipped[index] ?? 0);
  });
  const edges = Array.from({ length: binCount + 1 }, (_, index) => index * width - reach);
  return { ...counts, edges, codes: [least, most] };
}
