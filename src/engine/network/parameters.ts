import * as tf from '@tensorflow/tfjs-core';
import { type ParameterShape, parameterShapes } from '../../core/model/shapes';
import type { ModelSpec } from '../../core/model/spec';
import { createRandom, initialWeights } from '../../core/random';
import type { FloatTensor } from '../../data/safetensors';

/** Every parameter of a network by name, off the device. */
export type Checkpoint = ReadonlyMap<string, FloatTensor>;

/** Every parameter of a network by name, on the device; whoever created it disposes it. */
export class Parameters {
  private constructor(
    readonly model: ModelSpec,
    private readonly variables: ReadonlyMap<string, tf.Variable>,
  ) {}

  /** Puts a checkpoint on the device. Throws: `RangeError` when a parameter is missing. */
  static fromCheckpoint(model: ModelSpec, checkpoint: Checkpoint): Parameters {
    const variables = new Map<string, tf.Variable>();
    for (const { name, shape, trainable } of parameterShapes(model)) {
      const values = checkpoint.get(name);
      if (!values) throw new RangeError(`the checkpoint has no ${name}`);
      const initial = tf.tensor(values.data, [...shape]);
      variables.set(name, tf.variable(initial, trainable));
      initial.dispose();
    }
    return new Parameters(model, variables);
  }

  get(name: string): tf.Variable {
    const variable = this.variables.get(name);
    if (!variable) throw new RangeError(`the network has no parameter ${name}`);
    return variable;
  }

  /** Returns everything by name: what training changes, and running statistics. */
  all(): ReadonlyMap<string, tf.Variable> {
    return this.variables;
  }

  /** Returns what training changes, but for the layers in `frozen`. */
  trainable(frozen: ReadonlySet<string> = new Set()): tf.Variable[] {
    return [...this.variables]
      .filter(([name, { trainable }]) => trainable && !frozen.has(name.split('.')[0] ?? ''))
      .map(([, variable]) => variable);
  }

  /** Reads every parameter back from the device. */
  async toCheckpoint(): Promise<Checkpoint> {
    const entries = [...this.variables].map(async ([name, variable]) => {
      const data = Float32Array.from(await variable.data<'float32'>());
      return [name, { shape: variable.shape, data }] as const;
    });
    return new Map(await Promise.all(entries));
  }

  dispose(): void {
    for (const variable of this.variables.values()) variable.dispose();
  }
}

/**
 * Returns fresh parameters drawn from `seed`: PyTorch's default initialization, and the identity
 * for batch normalization.
 */
export function initialCheckpoint(model: ModelSpec, seed: number): Checkpoint {
  const random = createRandom(seed, 'initial weights');
  let fanIn = 1;
  return new Map(
    parameterShapes(model).map((parameter) => {
      if (parameter.name.endsWith('.weight')) fanIn = product(parameter.shape.slice(0, -1));
      return [parameter.name, { shape: parameter.shape, data: initialValues(parameter, fanIn) }];
    }),
  );

  function initialValues({ name, shape }: ParameterShape, inputs: number): Float32Array {
    const kind = name.slice(name.lastIndexOf('.') + 1);
    if (kind === 'gamma' || kind === 'variance') return new Float32Array(product(shape)).fill(1);
    if (kind === 'beta' || kind === 'mean') return new Float32Array(product(shape));
    return initialWeights(shape, inputs, random);
  }
}

const product = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);
