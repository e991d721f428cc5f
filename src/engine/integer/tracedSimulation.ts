import * as tf from '@tensorflow/tfjs-core';
import { type LayerStep, layerSteps } from '../../core/integer/layerStep';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { forward } from '../network/forward';
import { Parameters } from '../network/parameters';
import type { Tap } from '../network/tap';
import { reluMaxPool } from '../ops/normReluMaxPool';
import { createTap } from '../quantization/createTap';
import { checkpointOf } from '../quantization/simulated';
import type { DeviceOutput, DeviceResult } from './integerNetwork';

/** A network in float32 with fake quantization, whose values are read as codes. */
export interface TracedSimulation {
  /** Ids of the layers whose output has codes on a grid that is known. */
  readonly layerIds: readonly string[];
  run(images: tf.Tensor4D): DeviceResult;
  dispose(): void;
}

/** How the real values that leave a layer are read: `round(values * inverse) + zeroPoint`. */
interface Reader {
  readonly step: LayerStep;
  readonly inverse: tf.Scalar;
  readonly zeroPoint: number;
}

/** Puts the simulation of a quantized network on the device; the caller disposes it. */
export function tracedSimulation(model: QuantizedModel): TracedSimulation {
  const parameters = Parameters.fromCheckpoint(model.model, checkpointOf(model));
  const tap = createTap(model);
  const readers = layerSteps(model).flatMap(readersOf);
  return {
    layerIds: readers.map(({ step }) => step.layer.spec.id),
    run: (images) => trace(parameters, tap, readers, images),
    dispose() {
      parameters.dispose();
      tap.dispose();
      tf.dispose(readers.map(({ inverse }) => inverse));
    },
  };
}

/** None where the scale is that of the batch, or real values leave the layer. */
function readersOf(step: LayerStep): Reader[] {
  const { output } = step;
  if (output?.kind !== 'static') return [];
  return [{ step, inverse: tf.scalar(1 / output.scale), zeroPoint: output.zeroPoint }];
}

function trace(
  parameters: Parameters,
  tap: Tap,
  readers: readonly Reader[],
  images: tf.Tensor4D,
): DeviceResult {
  const outputs: DeviceOutput[] = [];
  const logits = tf.tidy(() => {
    const recording = new RecordingTap(tap);
    const result = forward(parameters, images, { tap: recording });
    for (const reader of readers) {
      const { id } = reader.step.layer.spec;
      const values = tf.keep(read(reader, recording.leaving(reader.step) ?? result, tap));
      outputs.push({ layerId: id, kind: 'codes', values });
    }
    return result;
  });
  return { logits, outputs };
}

function read({ step, inverse, zeroPoint }: Reader, values: tf.Tensor, { point }: Tap): tf.Tensor {
  const left = point === 'before-relu' ? activated(step, values) : values;
  return tf.add(tf.round(tf.mul(left, inverse)), zeroPoint);
}

function activated({ layer: { spec } }: LayerStep, values: tf.Tensor): tf.Tensor {
  if (spec.kind === 'conv') return reluMaxPool(values as tf.Tensor4D);
  return spec.relu ? tf.relu(values) : values;
}

/** Keeps what enters each layer, as the tap gives it. */
class RecordingTap implements Tap {
  readonly point: Tap['point'];
  readonly liveFold: Tap['liveFold'];
  readonly learnsImage = false;
  private readonly entering = new Map<string, tf.Tensor>();

  constructor(private readonly tap: Tap) {
    this.point = tap.point;
    this.liveFold = tap.liveFold;
  }

  /** Returns what leaves a layer for the next; null for the last. */
  leaving({ model, layer }: LayerStep): tf.Tensor | null {
    const next = model.layers[model.layers.indexOf(layer) + 1];
    return next ? (this.entering.get(next.spec.id) ?? null) : null;
  }

  input<T extends tf.Tensor>(layerId: string, x: T): T {
    const rounded = this.tap.input(layerId, x);
    this.entering.set(layerId, rounded);
    return rounded;
  }

  weight<T extends tf.Tensor>(layerId: string, weight: T): T {
    return this.tap.weight(layerId, weight);
  }

  bias<T extends tf.Tensor>(layerId: string, bias: T): T {
    return this.tap.bias(layerId, bias);
  }

  logits<T extends tf.Tensor>(logits: T): T {
    return this.tap.logits(logits);
  }
}
