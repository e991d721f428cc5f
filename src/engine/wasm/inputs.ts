import type * as tf from '@tensorflow/tfjs-core';

/** The inputs of a kernel, by the names that its operation gives them. */
export type Inputs<Names extends string> = Readonly<Record<Names, tf.TensorInfo>>;
