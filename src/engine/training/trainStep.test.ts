import { expect, it } from 'vitest';
import { type ModelId, modelOf } from '../../core/model/models';
import { createRandom } from '../../core/random';
import { schemeOf } from '../../core/scheme/schemeOf';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { createHostImages } from '../images/hostImages';
import { type ImageOrder, inOrder } from '../images/imageStore';
import { initialCheckpoint, Parameters } from '../network/parameters';
import { createOptimizer } from '../optimizers';
import { fakeQuantized } from '../quantization/fakeQuantized';
import { quantizeNetwork } from '../quantization/quantizeNetwork';
import { scaleRules } from '../quantization/scaleRules';
import { eachBackend } from '../testing/eachBackend';
import { type StepNetwork, trainStep } from './trainStep';

const [batchSize, steps] = [4, 4];

function images(): ImageOrder {
  const random = createRandom(5, 'train step test');
  const count = batchSize * steps;
  const pixels = Uint8Array.from({ length: count * 784 }, () => 512 * random.float() - 256);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  return createHostImages({ pixels, labels, count }, [28, 28, 1]).order(inOrder(count));
}

function float(id: ModelId): StepNetwork {
  const model = modelOf({ dataset: 'fashion-mnist', model: id });
  return { parameters: Parameters.fromCheckpoint(model, initialCheckpoint(model, 1)) };
}

/** The network at 4 bits with ranges that follow, and what else is asked for. */
async function quantized(id: ModelId, changes: Partial<Settings> = {}): Promise<StepNetwork> {
  const model = modelOf({ dataset: 'fashion-mnist', model: id });
  const network = { model, checkpoint: initialCheckpoint(model, 1) };
  const ranges = { weightRange: 'min-max', activationRange: 'moving-average' } as const;
  const settings: Settings = { ...defaultSettings, ...ranges, model: id, ...changes };
  const scheme = schemeOf(settings, 'qat');
  const quantizedNetwork = await finish(quantizeNetwork(network, scheme, images()));
  const rules = scaleRules(scheme, {
    scales: settings.qatScales,
    fromScratch: false,
    neverShrink: settings.neverShrink,
  });
  const liveFold = settings.foldMode === 'live' ? 'deviation' : null;
  const { parameters, tap } = fakeQuantized(quantizedNetwork, rules, liveFold);
  tap.observing = true;
  return { parameters, tap };
}

/** Returns the loss before each step. */
async function losses(network: StepNetwork): Promise<number[]> {
  const variables = network.parameters.trainable();
  const plan = { id: 'momentum', momentum: 0.9, weightDecay: 0.001 } as const;
  const optimizer = createOptimizer(plan, variables);
  const order = images();
  const results: number[] = [];
  for (let step = 0; step < steps; step++) {
    const batch = order.batch(step * batchSize, batchSize);
    const metrics = trainStep(network, variables, optimizer, batch, 0.05);
    results.push((await metrics.data())[0] ?? Number.NaN);
  }
  return results;
}

const perLayer: Partial<Settings> = { weightGranularity: 'tensor', weightScheme: 'affine' };
const beforeRelu: Partial<Settings> = { activationPoint: 'before-relu', logitBits: 8 };

// A value that falls on the other side of a rounding step moves a loss by more than rounding does.
const networks: [string, number, () => StepNetwork | Promise<StepNetwork>][] = [
  ['cnn', 1e-4, () => float('cnn')],
  ['cnn-bn', 1e-4, () => float('cnn-bn')],
  ['cnn with fake quantization', 1e-2, () => quantized('cnn')],
  ['one scale per layer, affine', 1e-2, () => quantized('cnn', perLayer)],
  ['as TensorFlow does', 1e-2, () => quantized('cnn', { convention: 'tensorflow' })],
  ['before ReLU, logits too', 1e-2, () => quantized('cnn', beforeRelu)],
  ['LSQ+', 1e-2, () => quantized('cnn', { qatScales: 'lsq-plus' })],
  ['cnn-bn folded live', 1e-2, () => quantized('cnn-bn', { foldMode: 'live' })],
];
const first = new Map<string, number[]>();

const takesSameSteps = () => {
  it.each(networks)(
    'takes the same steps as on every other backend: %s',
    async (name, most, open) => {
      const found = await losses(await open());
      const expected = first.get(name) ?? found;
      first.set(name, expected);
      found.forEach((loss, step) => {
        expect(Math.abs(loss / (expected[step] ?? 0) - 1)).toBeLessThan(most);
      });
    },
  );
};

// The CPU backend would take a minute; its operations are held to the plain ones one by one.
eachBackend('trainStep', takesSameSteps, ['wasm', 'webgpu']);
