import type * as tf from '@tensorflow/tfjs-core';
import { tidy } from '@tensorflow/tfjs-core';
import type { Observer, Quantizer, Range } from '../../core/quantizers/quantizer';
import type { ActivationScheme, Scheme } from '../../core/scheme/scheme';
import type { ImageOrder } from '../images/imageStore';
import { forward } from '../network/forward';
import type { Parameters } from '../network/parameters';
import { floatTap, type Tap } from '../network/tap';
import { updateRunning } from '../ops/runningMoments';

/** Moving averages depend on it. */
export const calibrationBatch = 64;

/** The ranges of a network's activations that are fixed before they pass. */
export interface ActivationRanges {
  /** Of what enters a layer, by its id. */
  readonly inputs: ReadonlyMap<string, Range>;
  readonly logits: Range | null;
}

export interface CalibrationOptions {
  readonly quantizerOf: (id: string) => Quantizer;
  /** A mistake: normalizes by the batch, and moves the running statistics. */
  readonly byBatch: boolean;
}

export interface CalibrationProgress {
  readonly done: number;
  readonly total: number;
}

/** Keeps the values that are observed, where the scheme quantizes them. */
class KeepTap implements Tap {
  readonly kept = new Map<Observer, tf.Tensor>();
  readonly liveFold = null;
  readonly learnsImage = false;
  readonly weight = floatTap.weight;
  readonly bias = floatTap.bias;

  constructor(
    readonly point: Scheme['point'],
    private readonly observers: Observers,
  ) {}

  input<T extends tf.Tensor>(layerId: string, x: T): T {
    return this.keep(this.observers.inputs.get(layerId), x);
  }

  logits<T extends tf.Tensor>(logits: T): T {
    return this.keep(this.observers.logits, logits);
  }

  private keep<T extends tf.Tensor>(observer: Observer | null | undefined, x: T): T {
    if (observer) this.kept.set(observer, x);
    return x;
  }
}

interface Observers {
  readonly inputs: ReadonlyMap<string, Observer>;
  readonly logits: Observer | null;
}

/**
 * Passes images through the float network and returns the ranges that the scheme's quantizers choose
 * for its activations; yields after every batch.
 */
export async function* calibrate(
  parameters: Parameters,
  images: ImageOrder,
  scheme: Scheme,
  options: CalibrationOptions,
): AsyncGenerator<CalibrationProgress, ActivationRanges> {
  const observers = createObservers(scheme, options);
  const isNeeded = options.byBatch || observers.inputs.size > 0 || observers.logits !== null;
  for (let start = 0; isNeeded && start < images.length; start += calibrationBatch) {
    const size = Math.min(calibrationBatch, images.length - start);
    const batch = () => images.batch(start, size).images;
    await observeBatch(parameters, batch, scheme, observers, options);
    yield { done: start + size, total: images.length };
  }
  const inputs = [...observers.inputs].map(([id, observer]) => [id, observer.range()] as const);
  const first = scheme.layers[0]?.id ?? '';
  return {
    // What pixels span is part of the model, so the first layer's range is known.
    inputs: new Map([[first, parameters.model.inputRange], ...inputs]),
    logits: observers.logits?.range() ?? null,
  };
}

function createObservers(scheme: Scheme, { quantizerOf }: CalibrationOptions): Observers {
  const observer = (activation: ActivationScheme | null) =>
    activation && !activation.dynamic
      ? quantizerOf(activation.range).createObserver(activation.grid)
      : null;
  const inputs = scheme.layers.slice(1).flatMap(({ id, input }): [string, Observer][] => {
    const own = observer(input);
    return own ? [[id, own]] : [];
  });
  return { inputs: new Map(inputs), logits: observer(scheme.logits) };
}

async function observeBatch(
  parameters: Parameters,
  batch: () => tf.Tensor4D,
  scheme: Scheme,
  observers: Observers,
  { byBatch }: CalibrationOptions,
): Promise<void> {
  const tap = new KeepTap(scheme.point, observers);
  const kept = tidy(() => {
    forward(parameters, batch(), { tap, byBatch: () => (byBatch ? updateRunning : null) });
    return [...tap.kept.values()];
  });
  const watching = [...tap.kept.keys()];
  for (const [index, tensor] of kept.entries()) {
    watching[index]?.observe(await tensor.data<'float32'>());
    tensor.dispose();
  }
}
