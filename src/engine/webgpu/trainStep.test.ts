import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type ModelId, modelOf } from '../../core/model/models';
import { createRandom } from '../../core/random';
import type { Scheme } from '../../core/scheme/scheme';
import { schemeOf } from '../../core/scheme/schemeOf';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { createImageStore } from '../images/createImageStore';
import { type ImageStore, inOrder } from '../images/imageStore';
import { initialCheckpoint, Parameters } from '../network/parameters';
import { fakeQuantized } from '../quantization/fakeQuantized';
import { quantizeNetwork } from '../quantization/quantizeNetwork';
import { scaleRules } from '../quantization/scaleRules';
import { countDeviceCalls, type DeviceCounts } from '../testing/deviceCounts';
import { expectNoDeviceErrors, startNodeWebgpu } from '../testing/nodeWebgpu';
import { type TrainingPlan, trainingPlan } from '../training/plan';
import { type TrainingInputs, train } from '../training/train';

const forever = 1e9;
const batchSize = 2;
const imageCount = 8;

let counts: DeviceCounts;
let images: ImageStore;

beforeAll(async () => {
  await startNodeWebgpu();
  counts = countDeviceCalls();
  const random = createRandom(1, 'webgpu step test');
  const pixels = Uint8Array.from({ length: imageCount * 784 }, () => 256 * random.float());
  const labels = Uint8Array.from({ length: imageCount }, (_, index) => index);
  images = createImageStore({ pixels, labels, count: imageCount }, [28, 28, 1]);
}, 60_000);

afterEach(expectNoDeviceErrors);

type Network = Pick<TrainingInputs, 'parameters' | 'tap'>;

function float(id: ModelId): Network {
  const model = modelOf({ dataset: 'fashion-mnist', model: id });
  return { parameters: Parameters.fromCheckpoint(model, initialCheckpoint(model, 1)), tap: null };
}

const movingBy = (scales: Settings['qatScales'], scheme: Scheme) =>
  scaleRules(scheme, { scales, fromScratch: false, neverShrink: false });

/** The network with scales that move at every step, which costs most. */
async function quantized(scales: Settings['qatScales']): Promise<Network> {
  const model = modelOf({ dataset: 'fashion-mnist', model: 'cnn' });
  const network = { model, checkpoint: initialCheckpoint(model, 1) };
  const ranges = { weightRange: 'min-max', activationRange: 'moving-average' } as const;
  const scheme = schemeOf({ ...defaultSettings, ...ranges }, 'qat');
  const order = images.order(inOrder(imageCount));
  const quantizedNetwork = await finish(quantizeNetwork(network, scheme, order));
  return fakeQuantized(quantizedNetwork, movingBy(scales, scheme), null);
}

function loopOf(network: Network): ReturnType<typeof train> {
  const plan: TrainingPlan = {
    ...trainingPlan('qat', defaultSettings),
    batchSize,
    imageCount,
    totalSteps: forever,
    optimizer: { id: 'momentum', momentum: 0.9, weightDecay: 0.001 },
    mirror: true,
    freezeStep: forever,
    seed: 1,
    heldOutEvery: forever,
  };
  const heldOut = images.order(inOrder(1));
  // As often as the page at its fastest.
  return train({ ...network, images, heldOut }, plan, (waiting) => waiting >= 10);
}

interface Usage extends DeviceCounts {
  readonly bytes: number;
  readonly tensors: number;
}

function usage(): Usage {
  const memory = tf.memory() as tf.MemoryInfo & { numBytesAllocatedInGPU: number };
  return { ...counts, bytes: memory.numBytesAllocatedInGPU, tensors: memory.numTensors };
}

/** Takes 10 steps and then more, and returns what a step of these needed and what they left. */
async function measured(network: Network, stepCount: number): Promise<Usage> {
  const loop = loopOf(network);
  const steps = async (count: number) => {
    for (let step = 0; step < count; step++) await loop.next();
  };
  await steps(10);
  const before = usage();
  await steps(stepCount);
  const after = usage();
  await loop.return();
  return {
    dispatches: (after.dispatches - before.dispatches) / stepCount,
    submits: (after.submits - before.submits) / stepCount,
    bytes: after.bytes - before.bytes,
    tensors: after.tensors - before.tensors,
  };
}

const networks: [string, number, () => Network | Promise<Network>][] = [
  ['cnn in float', 20, () => float('cnn')],
  ['cnn with fake quantization', 30, () => quantized('observer')],
  ['cnn with learned scales', 50, () => quantized('lsq')],
  ['cnn with learned scales and zero points', 90, () => quantized('lsq-plus')],
  ['cnn-bn in float', 30, () => float('cnn-bn')],
];

it.each(networks)('a step of %s takes at most %i dispatches', async (_, most, open) => {
  const step = await measured(await open(), 10);
  expect(step.dispatches).toBeLessThanOrEqual(most);
});

it('50 steps take at most 50 submits, and leave no buffer and no tensor', async () => {
  const step = await measured(float('cnn'), 50);
  expect(step.submits).toBeLessThanOrEqual(1);
  expect(step.bytes).toBe(0);
  expect(step.tensors).toBe(0);
});
