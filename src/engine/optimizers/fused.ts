import * as tf from '@tensorflow/tfjs-core';
import {
  memories,
  type Update,
  type UpdateRule,
  updateParameters,
  updateParametersKernel,
} from '../ops/updateParameters';
import { beta1, beta2 } from './adam';
import type { Optimizer } from './optimizer';

/**
 * Returns an optimizer that updates all parameters by the backend's own kernel; null where it has
 * none.
 */
export function fusedOptimizer(
  rule: UpdateRule,
  variables: readonly tf.Variable[],
  decay: number,
  momentum: number,
): Optimizer | null {
  if (!tf.getKernel(updateParametersKernel, tf.getBackend())) return null;
  const size = variables.reduce((total, variable) => total + variable.size, 0);
  const state = memories[rule] > 0 ? zeros(memories[rule] * size) : null;
  const memory = { steps: 0, variables: state ? [state] : [] };
  return {
    memory: [memory],
    step(gradients, learningRate) {
      memory.steps += 1;
      updateParameters(variables, gradients, state, {
        rule,
        decay,
        momentum,
        ...rates(rule, learningRate, memory.steps),
      });
    },
    dispose: () => state?.dispose(),
  };
}

const zeros = (size: number): tf.Variable<tf.Rank.R1> =>
  tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([size]), false));

/** The numbers that change from step `t` to step; Adam's are corrected for its start at zero. */
function rates(rule: UpdateRule, rate: number, t: number): Pick<Update, 'rate' | 'correction'> {
  if (rule !== 'adam') return { rate, correction: 1 };
  return { rate: rate / (1 - beta1 ** t), correction: 1 / Math.sqrt(1 - beta2 ** t) };
}
