import type * as tf from '@tensorflow/tfjs-core';
import type { Settings } from '../../core/settings/settings';
import { adam } from './adam';
import { fusedOptimizer } from './fused';
import { momentum } from './momentum';
import type { CreateOptimizer, Optimizer } from './optimizer';
import { sgd } from './sgd';
import { withWeightDecay } from './weightDecay';

const optimizers: Readonly<Record<Settings['optimizer'], CreateOptimizer>> = {
  sgd,
  momentum,
  adam,
};

/** Returns the optimizer of that name, by the backend's own kernel where it has one. */
export function createOptimizer(
  id: Settings['optimizer'],
  variables: readonly tf.Variable[],
  weightDecay: number,
): Optimizer {
  return (
    fusedOptimizer(id, variables, weightDecay) ??
    withWeightDecay(optimizers[id](variables), variables, weightDecay)
  );
}
