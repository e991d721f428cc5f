import type { ExecutionDifference, IntegerReport, LayerReport, RepairReport } from '../core/run';

/** Codes of a thousand images, for tests. */
const sizes = { conv1: 6_760_000, conv2: 1_000_000, dense: 10_000 } as const;

function difference(
  layers: Readonly<Record<keyof typeof sizes, number>>,
  predictions: number,
): ExecutionDifference {
  const ids = ['conv1', 'conv2', 'dense'] as const;
  return {
    images: 1_000,
    predictions,
    layers: ids.map((layerId) => ({
      layerId,
      codes: sizes[layerId],
      differing: layers[layerId],
      largest: layers[layerId] > 0 ? 1 : 0,
    })),
  };
}

/** An integer report as a run might end with, for tests. */
export const fakeIntegers: IntegerReport = {
  simulation: difference({ conv1: 13, conv2: 0, dense: 0 }, 0),
  singleRounding: difference({ conv1: 2_704, conv2: 420, dense: 0 }, 1),
  doubleRounding: difference({ conv1: 13_520, conv2: 2_100, dense: 0 }, 2),
};

/** A repair report as a run might end with, for tests. */
export const fakeRepairs: RepairReport = {
  total: 10_000,
  before: 7_750,
  after: [
    { id: 'equalize', correct: 7_760 },
    { id: 'adaRound', correct: 8_420 },
    { id: 'correctBias', correct: 8_400 },
  ],
};

const bell = [1, 3, 9, 24, 52, 88, 120, 140, 120, 88, 52, 24, 9, 3, 1];

/** Returns the report of a layer of 4-bit weights, for tests. */
export function fakeLayer(id: string, weightShape: readonly number[]): LayerReport {
  return {
    id,
    weightShape,
    bits: 4,
    scale: [0.011, 0.042],
    zeroPoint: [0, 0],
    range: [-0.294, 0.294],
    histogram: bell,
    edges: [-7.5, -6.5, -5.5, -4.5, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5],
    codes: [-7, 7],
    clippedShare: 0.003,
    sqnrDb: 18.4,
    activation: id === 'dense' ? null : { scale: 0.052, zeroPoint: 0 },
  };
}
