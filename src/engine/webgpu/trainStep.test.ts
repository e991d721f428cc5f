import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type ModelId, modelById } from '../../core/model/models';
import { createRandom } from '../../core/random';
import { defaultSettings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { createImageStore } from '../images/createImageStore';
import { type ImageStore, inOrder } from '../images/imageStore';
import { foldNetwork } from '../network/fold';
import { initialCheckpoint, Parameters } from '../network/parameters';
import { quantizeNetwork } from '../quantization/quantizeNetwork';
import { countDeviceCalls, type DeviceCounts } from '../testing/deviceCounts';
import { expectNoDeviceErrors, startNodeWebgpu } from '../testing/nodeWebgpu';
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
  const model = modelById(id);
  return { parameters: Parameters.fromCheckpoint(model, initialCheckpoint(model, 1)), tap: null };
}

/** The network with ranges that follow every step, which costs most. */
async function quantized(): Promise<Network> {
  const model = modelById('cnn');
  const network = foldNetwork({ model, checkpoint: initialCheckpoint(model, 1) });
  const ranges = { weightRange: 'min-max', activationRange: 'moving-average' } as const;
  const settings = { ...defaultSettings, ...ranges, weightBits: 4, activationBits: 4 } as const;
  return finish(quantizeNetwork(network, settings, images.order(inOrder(imageCount))));
}

function loopOf(network: Network): ReturnType<typeof train> {
  const plan = {
    batchSize,
    imageCount,
    totalSteps: forever,
    optimizer: 'momentum',
    schedule: 'constant',
    peak: 0.01,
    warmupShare: 0,
    weightDecay: 0.001,
    mirror: true,
    freezeStep: forever,
    seed: 1,
    heldOutEvery: forever,
  } as const;
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
  ['cnn with fake quantization', 30, quantized],
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
