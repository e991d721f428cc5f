import type { WatchedLayer, WatchSample } from './watchSample';

/** What is wrong with how a layer moves. */
export type Ailment = 'vanishing' | 'exploding';

/** A sample at which a layer moved too little or too much. */
export interface AilingStep {
  readonly layerId: string;
  readonly step: number;
  readonly ailment: Ailment;
}

/** Updates below this share of the weights change nothing. Our guess, as are the others. */
export const vanishesBelow = 1e-5;

/** Updates above this share of the weights tear them apart. */
export const explodesAbove = 0.1;

/** A gradient so many times the median of its layer explodes. */
const explodesTimes = 100;

/** Where the schedule is below this share of its peak, small updates are what it wants. */
const scheduled = 0.1;

/**
 * Returns every sample at which a layer that is trained moved too little or too much. Small updates
 * count only where the learning rate is at a tenth of its highest or more.
 * Source: diagnostics of this project; thresholds are guesses, checked on runs with planted faults.
 */
export function ailingSteps(samples: readonly WatchSample[]): AilingStep[] {
  const peak = Math.max(...samples.map(({ learningRate }) => learningRate));
  const medians = medianGradients(samples);
  return samples.flatMap(({ step, learningRate, layers }) =>
    layers.flatMap((layer) => {
      const ailment = ailmentOf(
        layer,
        medians.get(layer.id) ?? 0,
        learningRate >= scheduled * peak,
      );
      return ailment ? [{ layerId: layer.id, step, ailment }] : [];
    }),
  );
}

function ailmentOf(layer: WatchedLayer, median: number, isFast: boolean): Ailment | null {
  const { gradientNorm, updateRatio } = layer;
  if (gradientNorm === null) return null;
  const isSound = gradientNorm <= explodesTimes * median && updateRatio <= explodesAbove;
  if (!isSound) return 'exploding';
  return isFast && updateRatio < vanishesBelow ? 'vanishing' : null;
}

function medianGradients(samples: readonly WatchSample[]): Map<string, number> {
  const norms = new Map<string, number[]>();
  for (const { id, gradientNorm } of samples.flatMap(({ layers }) => layers)) {
    if (gradientNorm !== null) norms.set(id, [...(norms.get(id) ?? []), gradientNorm]);
  }
  return new Map([...norms].map(([id, own]) => [id, medianOf(own)]));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}
