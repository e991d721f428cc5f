import { choice, integer } from '../params/spec';

/** Where the arithmetic runs, and on how many images results are measured. */
export const measurementSettings = {
  backend: choice({
    label: 'Backend',
    urlKey: 'backend',
    help: 'Where the arithmetic runs; automatic takes the fastest that this machine has.',
    options: [
      { value: 'auto', label: 'automatic' },
      { value: 'webgpu', label: 'WebGPU' },
      { value: 'webgl', label: 'WebGL' },
      { value: 'wasm', label: 'WASM' },
      { value: 'cpu', label: 'plain JavaScript' },
    ],
    default: 'auto',
  }),
  testImages: integer({
    label: 'Test images',
    urlKey: 'test',
    help: 'How many test images the final accuracy is measured on, or all where the dataset has fewer; fewer widen its interval.',
    min: 100,
    max: 10_000,
    default: 10_000,
    unit: 'images',
  }),
  heldOutImages: integer({
    label: 'Held-out images',
    urlKey: 'heldout',
    help: 'How many held-out images each point of the live accuracy curve is measured on, or all where the dataset has fewer.',
    min: 50,
    max: 5_000,
    default: 1_000,
    unit: 'images',
  }),
} as const;
