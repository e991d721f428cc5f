import type { WatchedLayer, WatchSample } from '../watch/watchSample';

/** A layer that learns as it should. */
const layer: WatchedLayer = {
  id: 'conv1',
  gradientNorm: 1,
  updateRatio: 1e-3,
  clippedShare: 0,
  changedShare: 0.005,
  oscillatingShare: 0.004,
  weightScale: 0.1,
  scaleRatio: null,
  inputScale: 0.05,
};

/** Returns samples of one layer, 16 steps apart, which say of it what they are told, for tests. */
export function fakeWatch(parts: readonly Partial<WatchedLayer>[]): WatchSample[] {
  return parts.map((own, index) => ({
    step: 16 * index,
    learningRate: 0.01,
    layers: [{ ...layer, ...own }],
  }));
}
