import type { Check } from '../finding';
import { fallingLoss } from './fallingLoss';

/** Raised where the network that was quantized had not finished learning. */
export const undertrainedBase: Check = {
  id: 'undertrained-base',
  label: 'Under-trained base',
  definition:
    'How far the held-out loss of the float network still fell over the last 40 % of its steps.',
  methods: ['ptq', 'qat'],
  examine: ({ base }) =>
    fallingLoss(base?.heldOut ?? [], {
      fault: (fall) =>
        `The float network was still learning when it was quantized, by ${fall} of its loss: further training alone would improve it. Train it for longer first.`,
      healthy: 'The float network had learned what it could.',
      suggestion: null,
    }),
};
