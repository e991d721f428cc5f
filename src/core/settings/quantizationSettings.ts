import { choice, integer } from '../params/spec';
import { activationQuantizers, weightQuantizers } from '../quantizers';

const bitWidths = [
  { value: 8, label: '8' },
  { value: 6, label: '6' },
  { value: 4, label: '4' },
  { value: 3, label: '3' },
  { value: 2, label: '2' },
] as const;

/** How weights and activations are quantized. */
export const quantizationSettings = {
  weightBits: choice({
    label: 'Weights',
    urlKey: 'w',
    help: 'Bits per weight; 2 bits are the three values -1, 0 and 1 times a scale.',
    options: bitWidths,
    default: 4,
    unit: 'bits',
  }),
  activationBits: choice({
    label: 'Activations',
    urlKey: 'a',
    help: 'Bits per value that passes between layers, and per input pixel.',
    options: bitWidths,
    default: 4,
    unit: 'bits',
  }),
  weightRange: choice({
    label: 'Weight range from',
    urlKey: 'wr',
    help: 'How the range that the codes of a channel of weights span is chosen.',
    options: weightQuantizers.map(({ id, label, help }) => ({ value: id, label, help })),
    default: 'mse',
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
} as const;
