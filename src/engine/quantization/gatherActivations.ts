import * as tf from '@tensorflow/tfjs-core';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { activationQuantizers } from '../../core/quantizers';
import type { Observer } from '../../core/quantizers/quantizer';
import { BinnedSample } from '../../core/rangeTrial/binnedSample';
import type { RangeChoice } from '../../core/rangeTrial/layerTensors';
import type { Sample } from '../../core/rangeTrial/sample';
import type { EvaluationProgress } from '../evaluate';
import type { ImageOrder } from '../images/imageStore';
import { forward } from '../network/forward';
import { Parameters } from '../network/parameters';
import { floatTap, type Tap } from '../network/tap';
import { calibrationBatch } from './calibrate';
import { createTap } from './createTap';
import { checkpointOf } from './simulated';

/** Values of activations, and what each quantizer makes of them. */
export interface Gathered {
  readonly sample: Sample;
  readonly choices: readonly RangeChoice[];
}

/** Which activations are gathered. */
export interface Wanted {
  /** Id of the layer that they enter; null for the logits. */
  readonly layerId: string | null;
  /** Whether everything before them is computed with fake quantization, or in float. */
  readonly fakeQuantized: boolean;
}

/**
 * Passes images through a network twice and gathers what enters a layer before it is quantized; yields
 * after every batch. The first pass, in the batches of calibration, finds the ranges.
 *
 * Throws: `not-a-number` when a value is NaN or infinite.
 */
export async function* gatherActivations(
  model: QuantizedModel,
  images: ImageOrder,
  wanted: Wanted,
): AsyncGenerator<EvaluationProgress, Gathered> {
  const parameters = Parameters.fromCheckpoint(model.model, checkpointOf(model));
  const tap = wanted.fakeQuantized ? createTap(model) : null;
  const watch = new WatchTap(tap ?? { ...floatTap, point: model.point }, wanted.layerId);
  const values = (start: number, size: number) =>
    readValues(parameters, images, watch, { start, size });
  const sample = new BinnedSample();
  const observers = observersFor(model, wanted.layerId);
  const total = 2 * images.length;
  try {
    for (const { start, size } of batchesOf(images.length)) {
      const batch = await values(start, size);
      sample.see(batch);
      for (const { observer } of observers) observer.observe(batch);
      yield { done: start + size, total };
    }
    for (const { start, size } of batchesOf(images.length)) {
      sample.count(await values(start, size));
      yield { done: images.length + start + size, total };
    }
    const choices = observers.map(({ id, observer }) => ({ id, range: observer.range() }));
    return { sample: sample.sample(), choices };
  } finally {
    parameters.dispose();
    tap?.dispose();
  }
}

interface Batch {
  readonly start: number;
  readonly size: number;
}

function batchesOf(count: number): Batch[] {
  return Array.from({ length: Math.ceil(count / calibrationBatch) }, (_, index) => {
    const start = index * calibrationBatch;
    return { start, size: Math.min(calibrationBatch, count - start) };
  });
}

/** None for what stays in float, since ranges are chosen for a grid. */
function observersFor(
  { layers, logits }: QuantizedModel,
  layerId: string | null,
): { readonly id: string; readonly observer: Observer }[] {
  const own = layerId === null ? logits : layers.find(({ spec }) => spec.id === layerId)?.input;
  if (!own) return [];
  return activationQuantizers.map(({ id, createObserver }) => ({
    id,
    observer: createObserver(own.grid),
  }));
}

async function readValues(
  parameters: Parameters,
  images: ImageOrder,
  watch: WatchTap,
  { start, size }: Batch,
): Promise<Float32Array> {
  const seen = tf.tidy(() => {
    forward(parameters, images.batch(start, size).images, { tap: watch });
    return watch.take();
  });
  const values = await seen.data<'float32'>();
  seen.dispose();
  return values;
}

/** Keeps what comes to a quantizer, before it acts. */
class WatchTap implements Tap {
  readonly liveFold = null;
  readonly learnsImage = false;
  readonly point: Tap['point'];
  private seen: tf.Tensor | null = null;

  constructor(
    private readonly tap: Tap,
    private readonly layerId: string | null,
  ) {
    this.point = tap.point;
  }

  /** Returns what came, which must be there, and forgets it. */
  take(): tf.Tensor {
    const { seen } = this;
    this.seen = null;
    if (!seen) throw new RangeError(`nothing enters ${this.layerId}`);
    return seen;
  }

  input<T extends tf.Tensor>(layerId: string, x: T): T {
    if (layerId === this.layerId) this.seen = x;
    return this.tap.input(layerId, x);
  }

  weight<T extends tf.Tensor>(layerId: string, weight: T): T {
    return this.tap.weight(layerId, weight);
  }

  bias<T extends tf.Tensor>(layerId: string, bias: T): T {
    return this.tap.bias(layerId, bias);
  }

  logits<T extends tf.Tensor>(logits: T): T {
    if (this.layerId === null) this.seen = logits;
    return this.tap.logits(logits);
  }
}
