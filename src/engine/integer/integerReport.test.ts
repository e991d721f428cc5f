import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { CodeDifference, ExecutionDifference, IntegerReport } from '../../core/run';
import type { Settings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { type ImageOrder, inOrder } from '../images/imageStore';
import { eachBackend } from '../testing/eachBackend';
import { tinyImages, tinyQuantized } from '../testing/tiny';
import { integerReport } from './integerReport';

const count = 4;

async function reportOf(changes: Partial<Settings>): Promise<IntegerReport> {
  const { quantized } = await tinyQuantized(changes, 'ptq');
  return finish(integerReport(quantized.model, tinyImages(count).order(inOrder(count))));
}

const ids = (layers: readonly CodeDifference[]) => layers.map(({ layerId }) => layerId);

function share({ layers }: ExecutionDifference): number {
  const total = (count: (layer: CodeDifference) => number) =>
    layers.reduce((sum, layer) => sum + count(layer), 0);
  return total(({ differing }) => differing) / total(({ codes }) => codes);
}

eachBackend('integer report', () => {
  it.each<[string, Partial<Settings>]>([
    ['8 bits', { weightBits: 8, activationBits: 8, logitBits: 8 }],
    ['4 bits', { weightBits: 4, activationBits: 4, logitBits: 4 }],
    ['before ReLU', { activationPoint: 'before-relu', logitBits: 8 }],
    ['TensorFlow', { convention: 'tensorflow', logitBits: 8 }],
  ])('finds few codes that differ, and by little: %s', async (_, changes) => {
    const report = await reportOf(changes);
    for (const { images, layers } of Object.values(report)) {
      expect(images).toBe(count);
      expect(ids(layers)).toEqual(['conv1', 'conv2', 'dense']);
      // What enters the first layer is the same; later ones see other inputs too.
      expect(layers[0]?.largest).toBeLessThanOrEqual(1);
    }
    const { simulation, singleRounding, doubleRounding } = report;
    expect(share(simulation)).toBeLessThan(0.002);
    expect(share(singleRounding)).toBeLessThan(0.002);
    expect(share(doubleRounding)).toBeLessThan(0.2);
    // Of so many codes, rounding twice changes some.
    expect(share(doubleRounding)).toBeGreaterThan(0);
  });

  it('leaves out what has no codes on a grid that is known', async () => {
    for (const { images, layers } of Object.values(await reportOf({ logitBits: 'float' }))) {
      expect(images).toBe(count);
      expect(ids(layers)).toEqual(['conv1', 'conv2']);
    }
    const dynamic = await reportOf({ ptqMode: 'dynamic' });
    expect(dynamic.simulation).toMatchObject({ images: count, layers: [] });
  });

  it('reports its progress and frees what it used, left early too', async () => {
    const { quantized } = await tinyQuantized({}, 'ptq');
    const order: ImageOrder = tinyImages(count).order(inOrder(count));
    const before = tf.memory().numTensors;
    const work = integerReport(quantized.model, order);
    expect((await work.next()).value).toEqual({ done: count, total: 2 * count });
    expect((await work.next()).value).toEqual({ done: 2 * count, total: 2 * count });
    await work.next();
    const left = integerReport(quantized.model, order);
    await left.next();
    await left.return({} as never);
    expect(tf.memory().numTensors).toBe(before);
  });
}, ['wasm', 'webgpu']);
