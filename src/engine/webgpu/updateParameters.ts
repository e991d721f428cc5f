import type * as tf from '@tensorflow/tfjs-core';
import {
  memories,
  type Update,
  type UpdateRule,
  updateOf,
  updateParametersKernel,
} from '../ops/updateParameters';
import { beta1, beta2, epsilon } from '../optimizers/adam';
import { dispatch } from './dispatch';
import { register, sizeOf } from './inputs';
import type { Program } from './program';

/** With the state, as many buffers as every device can bind to one program. */
const mostTogether = 3;

/** What is done with parameter `w`, gradient `g`, decay added, and what is remembered `at`. */
const ruleText: Readonly<Record<UpdateRule, string>> = {
  sgd: 'return w - uniforms.rate * g;',
  momentum: `
    let v = uniforms.momentum * state[at] + g;
    state[at] = v;
    return w - uniforms.rate * v;`,
  adam: `
    let m = ${beta1} * state[at] + ${1 - beta1} * g;
    let s = ${beta2} * state[at + total] + ${1 - beta2} * g * g;
    state[at] = m;
    state[at + total] = s;
    return w - uniforms.rate * (m / (sqrt(s) * uniforms.correction + ${epsilon}));`,
};

interface Pair {
  readonly parameter: tf.TensorInfo;
  readonly gradient: tf.TensorInfo;
}

/** Each invocation updates one value of one of a few parameters; `first` is their place in the state. */
function program(
  rule: UpdateRule,
  sizes: readonly number[],
  first: number,
  total: number,
): Program {
  const each = (text: (index: number) => string) => sizes.map((_, index) => text(index));
  const named = (name: string) =>
    Object.fromEntries(each((index) => `${name}${index}`).map((key) => [key, 'f32']));
  const step = (index: number) => `
    if (place < ${sizes[index]}u) {
      let w = parameter${index}[place];
      parameter${index}[place] = updated(w, gradient${index}[place] + uniforms.decay * w, first + index);
      return;
    }
    place -= ${sizes[index]}u;`;
  return {
    name: `updateParameters ${rule} ${sizes.join(' ')}`,
    constants: { first, total },
    reads: named('gradient'),
    writes: { ...named('parameter'), ...(memories[rule] > 0 ? { state: 'f32' } : {}) },
    uniforms: ['rate', 'decay', 'momentum', 'correction'],
    workgroupSize: 64,
    code: () => `
      fn updated(w: f32, g: f32, at: u32) -> f32 { ${ruleText[rule]} }
      fn main(index: u32) {
        var place = index;
        ${each(step).join('')}
      }`,
  };
}

/** Updates some parameters in place, and what is remembered of them. */
function updateTogether(
  pairs: readonly Pair[],
  state: tf.TensorInfo | undefined,
  first: number,
  { rule, rate, decay, momentum, correction }: Update,
): void {
  const sizes = pairs.map(({ parameter }) => sizeOf(parameter));
  const total = state ? sizeOf(state) / memories[rule] : 0;
  dispatch(program(rule, sizes, first, total), {
    invocations: sum(sizes),
    reads: pairs.map(({ gradient }) => gradient),
    writes: [...pairs.map(({ parameter }) => parameter), ...(state ? [state] : [])],
    uniforms: [rate, decay, momentum, correction],
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function pairsOf(inputs: tf.NamedTensorInfoMap): Pair[] {
  const pairs: Pair[] = [];
  for (;;) {
    const [parameter, gradient] = ['parameter', 'gradient'].map(
      (name) => inputs[name + pairs.length],
    );
    if (!parameter || !gradient) return pairs;
    pairs.push({ parameter, gradient });
  }
}

/** Makes the WebGPU backend update parameters by our program. */
export function registerUpdateParameters(): void {
  register(updateParametersKernel, ({ inputs, attrs }) => {
    const pairs = pairsOf(inputs);
    const update = updateOf(attrs);
    let first = 0;
    for (let start = 0; start < pairs.length; start += mostTogether) {
      const together = pairs.slice(start, start + mostTogether);
      updateTogether(together, inputs.state, first, update);
      first += sum(together.map(({ parameter }) => sizeOf(parameter)));
    }
    return [];
  });
}
