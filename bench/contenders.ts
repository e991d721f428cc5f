import { type ModelId, modelOf } from '../src/core/model/models';
import { createRandom } from '../src/core/random';
import { schemeOf } from '../src/core/scheme/schemeOf';
import { defaultSettings, type Settings } from '../src/core/settings/settings';
import { finish } from '../src/engine/evaluate';
import { createHostImages } from '../src/engine/images/hostImages';
import { type ImageOrder, inOrder } from '../src/engine/images/imageStore';
import { initialCheckpoint, Parameters } from '../src/engine/network/parameters';
import { createOptimizer } from '../src/engine/optimizers';
import { fakeQuantized } from '../src/engine/quantization/fakeQuantized';
import { quantizeNetwork } from '../src/engine/quantization/quantizeNetwork';
import { scaleRules } from '../src/engine/quantization/scaleRules';
import { type StepNetwork, trainStep } from '../src/engine/training/trainStep';

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

function stepper(network: StepNetwork, order: ImageOrder): () => void {
  const batchSize = order.length / batches;
  const variables = network.parameters.trainable();
  const plan = { id: 'momentum', momentum: 0.9, weightDecay: 0 } as const;
  const optimizer = createOptimizer(plan, variables);
  let start = 0;
  return () => {
    const batch = order.batch(start, batchSize);
    start = (start + batchSize) % order.length;
    trainStep(network, variables, optimizer, batch, learningRate).dispose();
    batch.images.dispose();
    batch.labels.dispose();
  };
}

/** Both networks in float, and the folded one with fake quantization. */
export async function contenders(batchSize: number): Promise<Contender[]> {
  const order = images(batches * batchSize);
  const float = (id: ModelId): Contender => {
    const model = modelOf({ dataset: 'fashion-mnist', model: id });
    const parameters = Parameters.fromCheckpoint(model, initialCheckpoint(model, 1));
    return { name: `${id} FP32`, step: stepper({ parameters }, order) };
  };
  const model = modelOf({ dataset: 'fashion-mnist', model: 'cnn' });
  const network = { model, checkpoint: initialCheckpoint(model, 1) };
  // The ranges that cost most: both follow every step.
  const settings: Settings = {
    ...defaultSettings,
    weightBits: bits,
    activationBits: bits,
    weightRange: 'min-max',
    activationRange: 'moving-average',
  };
  const scheme = schemeOf(settings, 'qat');
  const quantized = await finish(quantizeNetwork(network, scheme, order));
  const rules = scaleRules(scheme, { scales: 'observer', fromScratch: false, neverShrink: false });
  const { parameters, tap } = fakeQuantized(quantized, rules, null);
  tap.observing = true;
  return [
    float('cnn'),
    { name: `cnn QAT ${bits} bits`, step: stepper({ parameters, tap }, order) },
    float('cnn-bn'),
  ];
}
