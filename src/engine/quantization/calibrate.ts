import type * as tf from '@tensorflow/tfjs-core';
import { tidy } from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import type { Observer, Quantizer, Range } from '../../core/quantizers/quantizer';
import type { ImageOrder } from '../images/imageStore';
import { forward } from '../network/forward';
import type { Parameters } from '../network/parameters';
import { floatTap, type Tap } from '../network/tap';

const calibrationBatch = 64;

/** Pixels are bytes over 255, so the first layer's range is known. */
const imageRange: Range = { min: 0, max: 1 };

/** Keeps what enters each layer after the first, for observers to look at. */
class KeepTap implements Tap {
  readonly kept = new Map<string, tf.Tensor>();
  readonly weight = floatTap.weight;
  readonly bias = floatTap.bias;

  constructor(private readonly layerIds: readonly string[]) {}

  input<T extends tf.Tensor>(layerId: string, x: T): T {
    if (this.layerIds.includes(layerId)) this.kept.set(layerId, x);
    return x;
  }
}

export interface CalibrationProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Passes images through the float network and returns the range that the quantizer chooses for
 * each layer's input; yields after every batch.
 */
export async function* calibrate(
  parameters: Parameters,
  images: ImageOrder,
  quantizer: Quantizer,
  grid: Grid,
): AsyncGenerator<CalibrationProgress, Map<string, Range>> {
  const [first = '', ...rest] = parameters.model.layers.map(({ id }) => id);
  const observers = new Map(rest.map((id) => [id, quantizer.createObserver(grid)]));
  for (let start = 0; start < images.length; start += calibrationBatch) {
    await observeBatch(parameters, images, start, observers);
    yield { done: Math.min(start + calibrationBatch, images.length), total: images.length };
  }
  const ranges = [...observers].map(([id, observer]) => [id, observer.range()] as const);
  return new Map([[first, imageRange], ...ranges]);
}

async function observeBatch(
  parameters: Parameters,
  images: ImageOrder,
  start: number,
  observers: ReadonlyMap<string, Observer>,
): Promise<void> {
  const tap = new KeepTap([...observers.keys()]);
  const kept = tidy(() => {
    forward(parameters, images.batch(start, calibrationBatch).images, { tap });
    return Object.fromEntries(tap.kept);
  });
  for (const [id, tensor] of Object.entries(kept)) {
    observers.get(id)?.observe(await tensor.data<'float32'>());
    tensor.dispose();
  }
}
