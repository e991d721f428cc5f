import type { TestPredictions } from './predictions';

/** What a network of three classes makes of six images, for tests: two of them are mistaken. */
export const fakePredictions: TestPredictions = {
  classNames: ['shirt', 'coat', 'bag'],
  imageShape: [2, 2, 1],
  labels: Uint8Array.of(0, 1, 2, 0, 1, 2),
  classes: Uint8Array.of(0, 1, 2, 1, 1, 0),
  probabilities: Float32Array.of(
    ...[0.8, 0.1, 0.1],
    ...[0.2, 0.7, 0.1],
    ...[0.1, 0.1, 0.8],
    ...[0.4, 0.5, 0.1],
    ...[0.1, 0.6, 0.3],
    ...[0.6, 0.2, 0.2],
  ),
};
