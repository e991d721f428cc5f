import type { Stack } from './stack';

/** Two small convolutions and a dense layer. */
export const grey28: Stack = {
  imageShape: [28, 28, 1],
  layers: ({ batchNorm, classes }) => [
    { kind: 'conv', id: 'conv1', kernel: 3, filters: 40, batchNorm },
    { kind: 'conv', id: 'conv2', kernel: 3, filters: 40, batchNorm },
    { kind: 'dense', id: 'dense', units: classes, relu: false },
  ],
};
