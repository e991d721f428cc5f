import { choice, integer, toggle } from '../params/spec';
import { activationQuantizers } from '../quantizers';
import { bitWidths } from './bitWidths';

/** How the values that pass between layers are quantized. */
export const activationSettings = {
  activationBits: choice({
    label: 'Activations',
    urlKey: 'a',
    help: 'Bits per value that passes between layers, and per input pixel.',
    options: bitWidths,
    default: 4,
    unit: 'bits',
  }),
  activationRange: choice({
    label: 'Activation range from',
    urlKey: 'ar',
    help: 'How the range that the codes of a layer of activations span is chosen.',
    options: activationQuantizers.map(({ id, label, help }) => ({ value: id, label, help })),
    default: 'mse',
  }),
  calibrationImages: integer({
    label: 'Calibration images',
    urlKey: 'calib',
    help: 'Training images that pass through the network to find the ranges of its activations.',
    min: 1,
    max: 5_000,
    default: 1_024,
    unit: 'images',
  }),
  ptqMode: choice({
    label: 'Ranges in PTQ',
    urlKey: 'ptq',
    help: 'Whether activations have ranges from calibration (static) or from each batch as it passes (dynamic).',
    options: [
      { value: 'static', label: 'static' },
      {
        value: 'dynamic',
        label: 'dynamic',
        help: 'Every convolution and dense layer ranges its input batch by batch.',
      },
      {
        value: 'dynamic-dense',
        label: 'dynamic, dense only',
        help: "Convolutions stay in float, as PyTorch's quantize_dynamic leaves them.",
      },
    ],
    default: 'static',
  }),
  activationPoint: choice({
    label: 'Quantized',
    urlKey: 'point',
    help: 'Where a block is quantized; before ReLU half of the codes stand for values that ReLU discards.',
    options: [
      { value: 'after-pool', label: 'after the pool' },
      { value: 'before-relu', label: 'before ReLU' },
    ],
    default: 'after-pool',
  }),
  inputQuantized: toggle({
    label: 'Quantize the image',
    urlKey: 'input',
    help: 'Quantizes the pixels that enter the first layer, which is nearly exact at 8 bits.',
    default: true,
  }),
} as const;
