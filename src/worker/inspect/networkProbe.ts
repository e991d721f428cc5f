import * as tf from '@tensorflow/tfjs-core';
import type {
  NetworkProbe,
  ProbedAlone,
  ProbedHalves,
  ProbedLayer,
} from '../../core/diagnosis/networkProbe';
import { LabError } from '../../core/errors';
import { quantize } from '../../core/quant/affine';
import type { QuantizedLayer, QuantizedModel } from '../../core/quantized/quantizedModel';
import { inFloat, onlyLayer, partly } from '../../core/sensitivity/partly';
import { evaluate } from '../../engine/evaluate';
import type { ImageOrder } from '../../engine/images/imageStore';
import { createIntegerNetwork } from '../../engine/integer/integerNetwork';
import { classifierOf } from '../../engine/network/classifier';
import type { Network } from '../../engine/network/fold';
import { Parameters } from '../../engine/network/parameters';
import { checkpointOf, type DeviceClassifier } from '../../engine/quantization/simulated';
import { quantized } from '../quantizing';
import type { RunContext } from '../runContext';
import { drive } from '../runControl';
import { finishedNetwork } from './finishedNetwork';

const logitImages = 200;

/** A network without quantization, and with it. */
interface Compared {
  readonly float: QuantizedModel;
  readonly model: QuantizedModel;
}

/** Counts the held-out images that a network classifies rightly. */
type Counting = (network: QuantizedModel) => Promise<number>;

/** Measures what the diagnosis of a quantized network asks, on held-out images. */
export async function networkProbe(context: RunContext): Promise<NetworkProbe> {
  const finished = await finishedNetwork(context);
  if (finished.kind !== 'quantized') throw notQuantized();
  const { model, latent } = finished;
  const start = await quantized(context);
  const order = await context.images.heldOut(context.plan.settings.heldOutImages);
  try {
    const float = inFloat(latent);
    const count = (network: QuantizedModel) => countHeldOut(context, order, network);
    context.progress.enter('comparing');
    return {
      bypassDifference: await logitDifference(
        order,
        createIntegerNetwork(float),
        onDevice({ model: latent.model, checkpoint: checkpointOf(latent) }),
      ),
      foldDifference: await logitDifference(order, onDevice(start.start), onDevice(start.folded)),
      layers: layersOf(start.model, latent),
      halves: await halvesOf({ float, model }, order.length, count),
      alone: await aloneOf({ float, model }, count),
    };
  } finally {
    order.dispose();
  }
}

const notQuantized = () =>
  new LabError(
    'bad-setting',
    'This network is not quantized, so that there is nothing to look into.',
    'Choose a run of PTQ or QAT.',
  );

function onDevice({ model, checkpoint }: Network): DeviceClassifier {
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  return { ...classifierOf(parameters), dispose: () => parameters.dispose() };
}

/** Returns the largest difference of a logit between two networks, and disposes both. */
async function logitDifference(
  order: ImageOrder,
  first: DeviceClassifier,
  second: DeviceClassifier,
): Promise<number> {
  const largest = tf.tidy(() => {
    const { images } = order.batch(0, Math.min(logitImages, order.length));
    return tf.max(tf.abs(tf.sub(first.logits(images), second.logits(images))));
  });
  const [value = Number.NaN] = await largest.data();
  largest.dispose();
  first.dispose();
  second.dispose();
  return value;
}

function layersOf(start: QuantizedModel, end: QuantizedModel): ProbedLayer[] {
  return end.layers.map((layer, index) => {
    const before = start.layers[index] ?? layer;
    return {
      id: layer.spec.id,
      moved: moved(before.weight, layer.weight),
      changedShare: changedShare(before, layer),
    };
  });
}

function moved(before: Float32Array, after: Float32Array): number {
  let [change, size] = [0, 0];
  after.forEach((value, index) => {
    const old = before[index] ?? 0;
    change += (value - old) ** 2;
    size += old ** 2;
  });
  return Math.sqrt(change / Math.max(size, Number.MIN_VALUE));
}

function codesOf({ weight, weightShape, weightParams }: QuantizedLayer): ArrayLike<number> | null {
  return weightParams && quantize(weight, weightShape, weightParams);
}

function changedShare(before: QuantizedLayer, after: QuantizedLayer): number | null {
  const [old, own] = [codesOf(before), codesOf(after)];
  if (old === null || own === null) return null;
  const changed = Array.from(own).filter((code, index) => code !== old[index]).length;
  return changed / own.length;
}

/** Counts with all in float, with weights or activations alone quantized, and with both. */
async function halvesOf(
  { float, model }: Compared,
  images: number,
  count: Counting,
): Promise<ProbedHalves> {
  return {
    images,
    float: await count(float),
    weights: await count(partly(float, model, 'weights')),
    activations: await count(partly(float, model, 'activations')),
    both: await count(model),
  };
}

/** Counts with one layer after another quantized, its weights and what enters it. */
async function aloneOf({ float, model }: Compared, count: Counting): Promise<ProbedAlone[]> {
  const alone: ProbedAlone[] = [];
  for (const [index, { spec }] of model.layers.entries()) {
    alone.push({ id: spec.id, correct: await count(onlyLayer(float, model, index, 'both')) });
  }
  return alone;
}

async function countHeldOut(
  { control, progress }: RunContext,
  order: ImageOrder,
  model: QuantizedModel,
): Promise<number> {
  const network = createIntegerNetwork(model);
  try {
    const work = evaluate(network, order);
    const { correct } = await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
    return correct;
  } finally {
    network.dispose();
  }
}
