import { CodeWatch } from './codeWatch';
import { type LatentSnapshot, latentCounts } from './latentSnapshot';
import type { LayerReading, RoundingReading } from './layerReading';
import type { WatchedLayer } from './watchSample';

/** Accounts for one layer from sample to sample. */
export class LayerWatch {
  private readonly codeWatch: CodeWatch;
  private readonly codes: Float32Array;

  constructor(
    readonly id: string,
    size: number,
  ) {
    this.codeWatch = new CodeWatch(size);
    this.codes = new Float32Array(size);
  }

  take({ before, after, gradient, rounding, inputScale }: LayerReading): WatchedLayer {
    return {
      id: this.id,
      gradientNorm: gradient && norm(gradient),
      updateRatio: distance(after, before) / norm(before),
      ...(rounding ? this.rounded(rounding) : inFloat),
      inputScale,
    };
  }

  /** Returns where the weights lie that were rounded at the latest sample; null where they stay in float. */
  snapshot(step: number, { rounding }: LayerReading): LatentSnapshot | null {
    if (!rounding) return null;
    const { id, codes } = this;
    return { id, step, ...latentCounts(rounding, codes, this.codeWatch.flipped) };
  }

  private rounded({ latent, rounded, scale, scaleBefore }: RoundingReading) {
    const { codes } = this;
    let clipped = 0;
    for (let index = 0; index < codes.length; index++) {
      const step = scale[index % scale.length] ?? 1;
      const value = rounded[index] ?? 0;
      codes[index] = Math.round(value / step);
      if (isClipped(latent[index] ?? 0, value, step)) clipped += 1;
    }
    const { changed, oscillating } = this.codeWatch.take(codes);
    return {
      clippedShare: clipped / codes.length,
      changedShare: changed / codes.length,
      oscillatingShare: oscillating / codes.length,
      weightScale: scale.reduce((sum, value) => sum + value, 0) / scale.length,
      scaleRatio: distance(scale, scaleBefore) / norm(scaleBefore),
    };
  }
}

const inFloat = {
  clippedShare: null,
  changedShare: null,
  oscillatingShare: null,
  weightScale: null,
  scaleRatio: null,
};

/** Room for float32, so that a weight in the middle between two codes is not taken for one outside. */
const room = 1.001;

/** Rounding moves a weight by half a step at most; what is moved further is outside the range. */
function isClipped(latent: number, rounded: number, step: number): boolean {
  return Math.abs(latent - rounded) > (step / 2) * room;
}

function norm(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  return Math.sqrt(sum);
}
