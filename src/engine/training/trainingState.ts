import * as tf from '@tensorflow/tfjs-core';
import { LabError } from '../../core/errors';
import type { FloatTensor } from '../../data/safetensors';

/** All that training has changed after some steps, off the device. */
export interface TrainingState {
  /** Steps done; the order of the images follows from it. */
  readonly step: number;
  /** Steps that each part of the optimizer has counted. */
  readonly counted: readonly number[];
  readonly tensors: ReadonlyMap<string, FloatTensor>;
}

/** Reads tensors back from the device. */
export async function readTensors(
  tensors: ReadonlyMap<string, tf.Tensor>,
): Promise<ReadonlyMap<string, FloatTensor>> {
  const entries = [...tensors].map(async ([name, tensor]) => {
    const data = Float32Array.from(await tensor.data<'float32'>());
    return [name, { shape: tensor.shape, data }] as const;
  });
  return new Map(await Promise.all(entries));
}

/**
 * Puts saved tensors on the device and hands them to `use`, after which they are disposed.
 *
 * Throws: `checkpoint-invalid` when they are not of the names and shapes of `current`.
 */
export function withSavedTensors(
  saved: TrainingState['tensors'],
  current: ReadonlyMap<string, tf.Tensor>,
  use: (values: ReadonlyMap<string, tf.Tensor>) => void,
): void {
  refuseOthers(saved, current);
  tf.tidy(() => {
    const values = [...saved].map(
      ([name, { shape, data }]) => [name, tf.tensor(data, [...shape])] as const,
    );
    use(new Map(values));
  });
}

function refuseOthers(
  saved: TrainingState['tensors'],
  current: ReadonlyMap<string, tf.Tensor>,
): void {
  for (const [name, { shape }] of current) {
    const own = saved.get(name);
    if (!own) throw unfit(`${name} is missing`);
    if (String(own.shape) !== String(shape)) {
      throw unfit(`${name} is of shape [${own.shape}], not [${shape}]`);
    }
  }
  const stray = [...saved.keys()].find((name) => !current.has(name));
  if (stray !== undefined) throw unfit(`it holds ${stray}, which the run has not`);
}

/** Returns the error for a checkpoint that belongs to another run. */
export const unfit = (why: string) =>
  new LabError(
    'checkpoint-invalid',
    `The checkpoint does not fit the run: ${why}.`,
    'Start the run again.',
  );
