import type * as tf from '@tensorflow/tfjs-core';
import type { DeviceActivations } from './deviceActivations';

/** What a layer gives. */
export interface LayerResult {
  readonly activations: DeviceActivations;
  /** Of integers, after the pool, rounded to float32; null of a layer in float. */
  readonly sums: tf.Tensor | null;
}

/** One layer on the device; whoever created it disposes it. */
export interface DeviceLayer {
  /** Returns tensors that the caller disposes. */
  run(x: DeviceActivations): LayerResult;
  dispose(): void;
}
