import { expect, it } from 'vitest';
import { type ModelChoice, type ModelId, modelOf } from '../../core/model/models';
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

function images({ model }: Pick<StepNetwork['parameters'], 'model'>): ImageOrder {
  const random = createRandom(5, 'train step test');
  const count = batchSize * steps;
  const size = model.inputShape.reduce((product, side) => product * side, 1);
  const pixels = Uint8Array.from({ length: count * size }, () => 512 * random.float() - 256);
  const last = model.layers.at(-1);
  const classes = last?.kind === 'dense' ? last.units : 0;
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  const store = createHostImages({ pixels, labels, count }, model.inputShape, model.inputRange);
  return store.order(inOrder(count));
}

type Family = Omit<ModelChoice, 'model'>;

const grey: Family = { dataset: 'fashion-mnist' };
const colour: Family = { dataset: 'cifar-10' };
const own: Family = { dataset: 'own-colour', imageSet: '3-0a1b2c3d' };

function float(id: ModelId, family = grey): StepNetwork {
  const model = modelOf({ ...family, model: id });
  return { parameters: Parameters.fromCheckpoint(model, initialCheckpoint(model, 1)) };
}

/** The network at 4 bits with ranges that follow, and what else is asked for. */
async function quantized(id: ModelId, changes: Partial<Settings> = {}): Promise<StepNetwork> {
  const model = modelOf({ ...defaultSettings, ...changes, model: id });
  const network = { model, checkpoint: initialCheckpoint(model, 1) };
  const ranges = { weightRange: 'min-max', activationRange: 'moving-average' } as const;
  const settings: Settings = { ...defaultSettings, ...ranges, model: id, ...changes };
  const scheme = schemeOf(settings, 'qat');
  const quantizedNetwork = await finish(quantizeNetwork(network, scheme, images(network)));
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
  const order = images(network.parameters);
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
  ['the colour cnn', 1e-4, () => float('cnn', colour)],
  ['the colour cnn-bn', 1e-4, () => float('cnn-bn', colour)],
  ['the colour cnn for three classes', 1e-4, () => float('cnn', own)],
  ['cnn with fake quantization', 1e-2, () => quantized('cnn')],
  ['one scale per layer, affine', 1e-2, () => quantized('cnn', perLayer)],
  ['as TensorFlow does', 1e-2, () => quantized('cnn', { convention: 'tensorflow' })],
  ['before ReLU, logits too', 1e-2, () => quantized('cnn', beforeRelu)],
  ['LSQ+', 1e-2, () => quantized('cnn', { qatScales: 'lsq-plus' })],
  ['cnn-bn folded live', 1e-2, () => quantized('cnn-bn', { foldMode: 'live' })],
  ['the colour cnn with fake quantization', 1e-2, () => quantized('cnn', colour)],
  ['the colour cnn, LSQ', 1e-2, () => quantized('cnn', { ...colour, qatScales: 'lsq' })],
  [
    'the colour cnn-bn folded live',
    1e-2,
    () => quantized('cnn-bn', { ...colour, foldMode: 'live' }),
  ],
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
