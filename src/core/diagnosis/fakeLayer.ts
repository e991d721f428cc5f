import type { LayerReport } from '../run';

/** A layer of 4 bits that came out well, for tests. */
export const fakeLayer: LayerReport = {
  id: 'conv1',
  bits: 4,
  scale: [0.1, 0.1],
  zeroPoint: [0, 0],
  range: [-0.8, 0.7],
  codes: [-8, 7],
  weightShape: [5, 5, 2, 4],
  clippedShare: 0,
  histogram: [10, 80, 80, 10],
  edges: [-8, -3, 0, 3, 8],
  sqnrDb: 22,
  activation: { scale: 0.05, zeroPoint: 0 },
};
