import type { NetworkProbe } from './networkProbe';

/** A healthy network looked into, for tests. */
export const fakeProbe: NetworkProbe = {
  bypassDifference: 0,
  foldDifference: 2e-6,
  layers: [
    { id: 'conv1', moved: 0.05, changedShare: 0.02 },
    { id: 'dense', moved: 0.02, changedShare: 0.01 },
  ],
  halves: { images: 1_000, float: 910, weights: 905, activations: 907, both: 901 },
  alone: [
    { id: 'conv1', correct: 908 },
    { id: 'dense', correct: 906 },
  ],
};
