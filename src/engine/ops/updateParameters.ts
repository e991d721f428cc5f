import * as tf from '@tensorflow/tfjs-core';

/**
 * Name of the kernel that a backend may register, which updates parameters in place: inputs
 * `parameter0`, `gradient0`, `parameter1` and on, and `state` where the rule remembers anything;
 * attributes as `Update`; no results. The state holds what is remembered, one value for every
 * value of every parameter in turn, and then the second ones.
 */
export const updateParametersKernel = 'QuantlabUpdateParameters';

const rules = ['sgd', 'momentum', 'adam'] as const;

export type UpdateRule = (typeof rules)[number];

/** How many values each rule remembers for each value of a parameter. */
export const memories: Readonly<Record<UpdateRule, number>> = { sgd: 0, momentum: 1, adam: 2 };

/** One update; what the numbers mean is said where each rule is. */
export interface Update {
  readonly rule: UpdateRule;
  readonly rate: number;
  /** Times the parameter, added to its gradient. */
  readonly decay: number;
  /** How much of its velocity the rule `momentum` keeps; the others have none. */
  readonly momentum: number;
  /** Adam's second correction; 1 for the others. */
  readonly correction: number;
}

/** Returns the attributes that a kernel was given. Throws: `RangeError` for a rule that is none. */
export function updateOf(attrs: tf.NamedAttrMap | undefined): Update {
  const rule = rules.find((id) => id === attrs?.rule);
  if (!rule) throw new RangeError('the update goes by no rule');
  const number = (name: string) => Number(attrs?.[name]);
  return {
    rule,
    rate: number('rate'),
    decay: number('decay'),
    momentum: number('momentum'),
    correction: number('correction'),
  };
}

/** Updates all parameters in place. */
export function updateParameters(
  parameters: readonly tf.Variable[],
  gradients: readonly tf.Tensor[],
  state: tf.Tensor1D | null,
  update: Update,
): void {
  const inputs: tf.NamedTensorMap = state ? { state } : {};
  parameters.forEach((parameter, index) => {
    const gradient = gradients[index];
    if (!gradient) throw new RangeError(`no gradient for parameter ${index}`);
    inputs[`parameter${index}`] = parameter;
    inputs[`gradient${index}`] = gradient;
  });
  tf.engine().runKernel<tf.Tensor[]>(updateParametersKernel, inputs, { ...update });
}
