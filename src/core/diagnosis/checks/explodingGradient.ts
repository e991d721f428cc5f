import { explodesAbove } from '../../watch/updateHealth';
import type { Check } from '../finding';
import { percentOf } from '../words';
import { stepHealth } from './stepHealth';

/** Raised where steps tore the weights of a layer apart, or its gradient leapt. */
export const explodingGradient: Check = stepHealth({
  id: 'exploding-gradient',
  label: 'Exploding gradient',
  definition:
    'Share of the samples of the training watch at which a layer\u2019s gradient was more than 100 times its median, or a step changed its weights by too large a part of themselves.',
  ailment: 'exploding',
  // Our guess: a first step from fresh weights may be that large.
  mostSamples: 0.1,
  threshold: `with updates above ${percentOf(explodesAbove, 0)} of the weights, or such a gradient`,
  fault: (layerId) => `single steps changed ${layerId} more than it can follow`,
  healthy: 'No layer was torn apart by its steps.',
  rateFactor: 0.1,
});
