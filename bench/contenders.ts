import { type ModelId, modelById } from '../src/core/model/models';
import { createRandom } from '../src/core/random';
import { defaultSettings, type Settings } from '../src/core/settings/settings';
import { finish } from '../src/engine/evaluate';
import { createHostImages } from '../src/engine/images/hostImages';
import { type ImageOrder, inOrder } from '../src/engine/images/imageStore';
import { foldNetwork } from '../src/engine/network/fold';
import { initialCheckpoint, Parameters } from '../src/engine/network/parameters';
import { floatTap, type Tap } from '../src/engine/network/tap';
import { createOptimizer } from '../src/engine/optimizers';
import { quantizeNetwork } from '../src/engine/quantization/quantizeNetwork';
import { trainStep } from '../src/engine/training/trainStep';

/** Batches before the images repeat. */
const batches = 4;
const learningRate = 0.01;
const bits = 4;

/** One way of training, a step at a time. */
export interface Contender {
  readonly name: string;
  step(): void;
}

/** Bytes that look like clothes on black: half of them zero. */
function images(imageCount: number): ImageOrder {
  const random = createRandom(1, 'bench images');
  const size = 28 * 28;
  const pixels = new Uint8Array(imageCount * size);
  for (let i = 0; i < pixels.length; i++) pixels[i] = Math.max(0, 512 * random.float() - 256);
  const labels = Uint8Array.from({ length: imageCount }, (_, index) => index % 10);
  const source = { count: imageCount, pixels, labels, classCount: 10 };
  return createHostImages(source, [28, 28, 1]).order(inOrder(imageCount));
}

function stepper(parameters: Parameters, order: ImageOrder, tap: Tap): () => void {
  const batchSize = order.length / batches;
  const variables = parameters.trainable();
  const optimizer = createOptimizer('momentum', variables, 0);
  let start = 0;
  return () => {
    const batch = order.batch(start, batchSize);
    start = (start + batchSize) % order.length;
    trainStep(parameters, variables, optimizer, batch, learningRate, tap).dispose();
    batch.images.dispose();
    batch.labels.dispose();
  };
}

/** Both networks in float, and the folded one with fake quantization. */
export async function contenders(batchSize: number): Promise<Contender[]> {
  const order = images(batches * batchSize);
  const float = (id: ModelId): Contender => {
    const model = modelById(id);
    const parameters = Parameters.fromCheckpoint(model, initialCheckpoint(model, 1));
    return { name: `${id} FP32`, step: stepper(parameters, order, floatTap) };
  };
  const model = modelById('cnn');
  const network = foldNetwork({ model, checkpoint: initialCheckpoint(model, 1) });
  // The ranges that cost most: both follow every step.
  const settings: Settings = {
    ...defaultSettings,
    weightBits: bits,
    activationBits: bits,
    weightRange: 'min-max',
    activationRange: 'moving-average',
  };
  const { parameters, tap } = await finish(quantizeNetwork(network, settings, order));
  tap.observing = true;
  return [
    float('cnn'),
    { name: `cnn QAT ${bits} bits`, step: stepper(parameters, order, tap) },
    float('cnn-bn'),
  ];
}
