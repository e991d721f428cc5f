import { choice, integer, toggle } from '../params/spec';

/** What PTQ does to win back accuracy without training. */
export const repairSettings = {
  equalize: toggle({
    label: 'Cross-layer equalization',
    urlKey: 'cle',
    help: 'Scales the channels between two layers so that their weights span alike ranges; the float network computes the same.',
    default: false,
  }),
  adaRound: toggle({
    label: 'AdaRound',
    urlKey: 'ada',
    help: "Chooses for each weight whether to round up or down, so that a layer's output changes least.",
    default: true,
  }),
  adaRoundBy: choice({
    label: 'AdaRound by',
    urlKey: 'adaby',
    help: 'How the best choice is looked for.',
    options: [
      {
        value: 'coordinates',
        label: 'flips',
        help: 'Coordinate descent: single weights are flipped for as long as that helps.',
      },
      {
        value: 'gradient',
        label: 'gradient',
        help: 'The relaxation of the paper (arXiv 2004.10568), which takes seconds.',
      },
    ],
    default: 'coordinates',
  }),
  adaRoundSteps: integer({
    label: 'AdaRound steps',
    urlKey: 'adasteps',
    help: 'Steps of gradient descent for the rounding of each channel.',
    min: 1,
    max: 10_000,
    default: 1_000,
    unit: 'steps',
  }),
  correctBias: toggle({
    label: 'Bias correction',
    urlKey: 'bc',
    help: 'Shifts each bias by the mean error that quantization leaves in its channel on the calibration images.',
    default: false,
  }),
} as const;
