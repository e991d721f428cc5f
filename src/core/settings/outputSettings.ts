import { type Choice, choice } from '../params/spec';
import { type BitWidth, bitWidths } from './bitWidths';

const floatOrBits: readonly Choice<BitWidth | 'float'>[] = [
  { value: 'float', label: 'float' },
  ...bitWidths,
];

/** How biases and logits are quantized, and whose arithmetic rounds. */
export const outputSettings = {
  bias: choice({
    label: 'Bias',
    urlKey: 'bias',
    help: 'How biases are held; integers at the product of both scales are added to the sums as they are.',
    options: [
      { value: 'int32', label: '32-bit integer' },
      { value: 'int16', label: '16-bit integer' },
      { value: 'float', label: 'float' },
      {
        value: 'own',
        label: 'few bits, own scale',
        help: 'The bits below at a scale that fits the biases: nearly free down to 4 bits.',
      },
      {
        value: 'product',
        label: 'few bits, scale s_w * s_x',
        help: 'The bits below at the scale of the sums, which saturates.',
      },
    ],
    default: 'int32',
  }),
  biasBits: choice({
    label: 'Bits of the bias',
    urlKey: 'bbits',
    help: 'Bits per bias where it is held in few bits.',
    options: bitWidths,
    default: 8,
    unit: 'bits',
  }),
  logitBits: choice({
    label: 'Logits',
    urlKey: 'logits',
    help: 'Bits of the ten outputs; at 4 bits quantizing them costs points that nothing is gained for.',
    options: floatOrBits,
    default: 'float',
    unit: 'bits',
  }),
  convention: choice({
    label: 'Fake quantization of',
    urlKey: 'conv',
    help: 'Whose operator rounds: they differ at ties, at the ends of the range and in the gradient there.',
    options: [
      { value: 'pytorch', label: 'PyTorch', help: 'fake_quantize_per_tensor_affine.' },
      { value: 'tensorflow', label: 'TensorFlow', help: 'FakeQuantWithMinMaxVars, nudged.' },
    ],
    default: 'pytorch',
  }),
} as const;
