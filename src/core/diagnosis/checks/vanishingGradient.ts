import { vanishesBelow } from '../../watch/updateHealth';
import type { Check } from '../finding';
import { figure } from '../words';
import { stepHealth } from './stepHealth';

/** Raised where a layer that is trained hardly moved while the learning rate was high. */
export const vanishingGradient: Check = stepHealth({
  id: 'vanishing-gradient',
  label: 'Vanishing gradient',
  definition:
    'Share of the samples of the training watch at which a step changed a layer\u2019s weights by too small a part of themselves, where the schedule is at a tenth of its peak or more.',
  ailment: 'vanishing',
  // Our guess: one sample says little.
  mostSamples: 0.5,
  threshold: `with updates below ${figure(vanishesBelow)} of the weights`,
  fault: (layerId) =>
    `the steps hardly moved ${layerId}: too little of the gradient reached it, or the rate is too low`,
  healthy: 'Every layer that is trained moved at each step by a part of itself that counts.',
  rateFactor: 10,
});
