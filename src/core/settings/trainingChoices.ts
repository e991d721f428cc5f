/** Optimizers, for training from scratch and for QAT. */
export const optimizers = [
  { value: 'sgd', label: 'SGD', help: 'Steps along the gradient of the batch.' },
  {
    value: 'momentum',
    label: 'SGD + momentum',
    help: 'SGD that carries a share of its last step on.',
  },
  {
    value: 'adam',
    label: 'Adam',
    help: 'Adam with betas 0.9 and 0.999; wants a tenth of the SGD rate or less.',
  },
] as const;

/** Learning-rate schedules, for training from scratch and for QAT. */
export const schedules = [
  { value: 'constant', label: 'constant', help: 'The same rate at every step.' },
  {
    value: 'step',
    label: 'step',
    help: 'A tenth after one half, a hundredth after three quarters.',
  },
  { value: 'cosine', label: 'cosine', help: 'Falls to zero along half a cosine.' },
  {
    value: 'one-cycle',
    label: 'one cycle',
    help: 'Rises from a 25th over the first 30 % of the steps, then falls to almost zero.',
  },
] as const;
