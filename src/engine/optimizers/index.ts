import type * as tf from '@tensorflow/tfjs-core';
import type { Settings } from '../../core/settings/settings';
import { adam } from './adam';
import { fusedOptimizer } from './fused';
import { momentum } from './momentum';
import type { CreateOptimizer, Optimizer } from './optimizer';
import { sgd } from './sgd';
import { withWeightDecay } from './weightDecay';

/** Which optimizer, and what does not change from step to step. */
export interface OptimizerPlan {
  readonly id: Settings['optimizer'];
  /** Share of its velocity that `momentum` keeps; the others have none. */
  readonly momentum: number;
  /** L2 penalty added to the gradients. */
  readonly weightDecay: number;
}

const creators: Readonly<Record<Settings['optimizer'], (momentum: number) => CreateOptimizer>> = {
  sgd: () => sgd,
  momentum,
  adam: () => adam,
};

/** Returns the optimizer of that plan, by the backend's own kernel where it has one. */
export function createOptimizer(plan: OptimizerPlan, variables: readonly tf.Variable[]): Optimizer {
  const { id, weightDecay } = plan;
  return (
    fusedOptimizer(id, variables, weightDecay, plan.momentum) ??
    withWeightDecay(creators[id](plan.momentum)(variables), variables, weightDecay)
  );
}
