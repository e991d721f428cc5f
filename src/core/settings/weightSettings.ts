import { choice, toggle } from '../params/spec';
import { weightQuantizers } from '../quantizers';
import { bitWidths } from './bitWidths';

/** How weights are quantized. */
export const weightSettings = {
  weightBits: choice({
    label: 'Weights',
    urlKey: 'w',
    help: 'Bits per weight; 2 bits are the three values -1, 0 and 1 times a scale.',
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
  weightGranularity: choice({
    label: 'One scale per',
    urlKey: 'wg',
    help: 'Whether every output channel has a scale of its own or all weights of a layer share one.',
    options: [
      { value: 'channel', label: 'channel' },
      { value: 'tensor', label: 'layer' },
    ],
    default: 'channel',
  }),
  weightScheme: choice({
    label: 'Weight zero point',
    urlKey: 'ws',
    help: 'Symmetric codes keep the zero point at 0; affine ones spend it to fit a lopsided range.',
    options: [
      { value: 'symmetric', label: 'symmetric' },
      { value: 'affine', label: 'affine' },
    ],
    default: 'symmetric',
  }),
  narrowRange: toggle({
    label: 'Narrow range',
    urlKey: 'narrow',
    help: 'Leaves out the lowest code of weights, so that as many lie below zero as above (TFLite, every width).',
    default: true,
  }),
} as const;
