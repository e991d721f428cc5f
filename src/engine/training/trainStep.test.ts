import { expect, it } from 'vitest';
import { type ModelId, modelById } from '../../core/model/models';
import { createRandom } from '../../core/random';
import { defaultSettings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { createHostImages } from '../images/hostImages';
import { type ImageOrder, inOrder } from '../images/imageStore';
import { foldNetwork } from '../network/fold';
import { initialCheckpoint, Parameters } from '../network/parameters';
import { floatTap, type Tap } from '../network/tap';
import { createOptimizer } from '../optimizers';
import { quantizeNetwork } from '../quantization/quantizeNetwork';
import { eachBackend } from '../testing/eachBackend';
import { trainStep } from './trainStep';

const [batchSize, steps] = [4, 4];

function images(): ImageOrder {
  const random = createRandom(5, 'train step test');
  const count = batchSize * steps;
  const pixels = Uint8Array.from({ length: count * 784 }, () => 512 * random.float() - 256);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  return createHostImages({ pixels, labels, count }, [28, 28, 1]).order(inOrder(count));
}

interface Network {
  readonly parameters: Parameters;
  readonly tap: Tap;
}

function float(id: ModelId): Network {
  const model = modelById(id);
  const parameters = Parameters.fromCheckpoint(model, initialCheckpoint(model, 1));
  return { parameters, tap: floatTap };
}

async function quantized(): Promise<Network> {
  const model = modelById('cnn');
  const network = foldNetwork({ model, checkpoint: initialCheckpoint(model, 1) });
  const ranges = { weightRange: 'min-max', activationRange: 'moving-average' } as const;
  const settings = { ...defaultSettings, ...ranges, weightBits: 4, activationBits: 4 } as const;
  const { parameters, tap } = await finish(quantizeNetwork(network, settings, images()));
  tap.observing = true;
  return { parameters, tap };
}

/** Returns the loss before each step. */
async function losses({ parameters, tap }: Network): Promise<number[]> {
  const variables = parameters.trainable();
  const optimizer = createOptimizer('momentum', variables, 0.001);
  const order = images();
  const results: number[] = [];
  for (let step = 0; step < steps; step++) {
    const batch = order.batch(step * batchSize, batchSize);
    const metrics = trainStep(parameters, variables, optimizer, batch, 0.05, tap);
    results.push((await metrics.data())[0] ?? Number.NaN);
  }
  return results;
}

// A value that falls on the other side of a rounding step moves a loss by more than rounding does.
const networks: [string, number, () => Network | Promise<Network>][] = [
  ['cnn', 1e-4, () => float('cnn')],
  ['cnn-bn', 1e-4, () => float('cnn-bn')],
  ['cnn with fake quantization', 1e-2, quantized],
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
