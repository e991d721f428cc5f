import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { type ImageShape, type PixelRange, unitRange } from '../../core/model/spec';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { createDeviceImages } from './deviceImages';
import { createHostImages } from './hostImages';
import type { ImageStore } from './imageStore';
import { mirrorAtRandom } from './mirror';
import { webglPacking } from './packWebgl';
import { webgpuPacking } from './packWebgpu';

const shape: ImageShape = [2, 3, 2];
const random = createRandom(1, 'images test');
const images = {
  pixels: Uint8Array.from({ length: 5 * 12 }, () => 256 * random.float()),
  labels: Uint8Array.of(3, 1, 4, 1, 5),
  count: 5,
};

/** Pixel of image `code`, mirrored where the code says so, written plainly. */
function pixel(code: number, row: number, column: number, channel: number): number {
  const [image, at] = code < 0 ? [~code, 2 - column] : [code, column];
  return Math.fround((images.pixels[image * 12 + row * 6 + at * 2 + channel] ?? 0) / 255);
}

eachBackend('image stores', (backend) => {
  const stores: [string, (range: PixelRange) => ImageStore][] = [
    ['on the host', (range) => createHostImages(images, shape, range)],
    ['packed for WebGL', (range) => createDeviceImages(images, { shape, range }, webglPacking)],
  ];
  if (backend === 'webgpu') {
    stores.push([
      'packed for WebGPU',
      (range) => createDeviceImages(images, { shape, range }, webgpuPacking),
    ]);
  }

  it.each(stores)('give the images of an order, upright and mirrored, %s', async (_, create) => {
    const order = [4, ~0, 2, ~3];
    const batch = create(unitRange)
      .order(Int32Array.from([1, ...order]))
      .batch(1, 4);
    expect(Array.from(await batch.labels.data())).toEqual([5, 3, 4, 1]);
    const expected = order.flatMap((code) =>
      [0, 1].flatMap((row) =>
        [0, 1, 2].flatMap((column) => [0, 1].map((c) => pixel(code, row, column, c))),
      ),
    );
    expect(batch.images.shape).toEqual([4, ...shape]);
    const values = Array.from(await batch.images.data());
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? -1, 6);
    });
  });

  it.each(stores)('spread the bytes over the range that is asked for, %s', async (_, create) => {
    const order = create({ min: -1, max: 1 }).order(Int32Array.of(2, ~2));
    const values = Array.from(await order.batch(0, 2).images.data());
    const bytes = Array.from(images.pixels.subarray(24, 36));
    values.slice(0, 12).forEach((value, i) => {
      expect(value).toBeCloseTo((bytes[i] ?? 0) / 127.5 - 1, 6);
    });
    expect(values.slice(12, 14)).toEqual(values.slice(4, 6));
  });

  it('free what they put on the device', () => {
    const before = tf.memory().numTensors;
    const store = createDeviceImages(images, { shape, range: unitRange }, webglPacking);
    const order = store.order(Int32Array.of(0, 1));
    tf.dispose(Object.values(order.batch(0, 2)));
    order.dispose();
    store.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('mirrors about half of an order, and keeps which images it shows', () => {
  const order = Int32Array.from({ length: 10_000 }, (_, i) => i);
  const mirrored = mirrorAtRandom(order, createRandom(2, 'mirror test'));
  const share = mirrored.filter((code) => code < 0).length / order.length;
  expect(Math.abs(share - 0.5)).toBeLessThan(0.03);
  expect(mirrored.map((code) => (code < 0 ? ~code : code))).toEqual(order);
});
