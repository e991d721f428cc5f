import type { Stack } from './stack';

/**
 * Two convolutions and three dense layers.
 * Source: LeNet-5 (LeCun et al. 1998) with ReLU, max-pool and more filters, as in
 * raywan-110/Quantization-DNNs.
 */
export const colour32: Stack = {
  imageShape: [32, 32, 3],
  layers: ({ batchNorm, classes }) => [
    { kind: 'conv', id: 'conv1', kernel: 5, filters: 16, batchNorm },
    { kind: 'conv', id: 'conv2', kernel: 5, filters: 32, batchNorm },
    { kind: 'dense', id: 'dense1', units: 120, relu: true },
    { kind: 'dense', id: 'dense2', units: 84, relu: true },
    { kind: 'dense', id: 'dense3', units: classes, relu: false },
  ],
};
