import { expect, it } from 'vitest';
import { createHostImages } from '../images/hostImages';
import { eachBackend } from '../testing/eachBackend';
import { EpochOrder } from './epochOrder';

const images = {
  pixels: Uint8Array.from({ length: 10 * 4 }, (_, i) => Math.floor(i / 4) * 20),
  labels: Uint8Array.from({ length: 10 }, (_, i) => i),
  count: 10,
};

eachBackend('EpochOrder', () => {
  const labelsOf = async (seed: number, batches: number) => {
    const order = new EpochOrder(createHostImages(images, [2, 2, 1]), 10, 3, true, seed);
    const all: number[][] = [];
    for (let i = 0; i < batches; i++) all.push(Array.from(await order.batch().labels.data()));
    return all;
  };

  it('shows no image twice in an epoch, and leaves out the incomplete batch', async () => {
    const epoch = (await labelsOf(1, 3)).flat();
    expect(new Set(epoch).size).toBe(9);
  });

  it('draws another order for the next epoch and for another seed', async () => {
    const batches = await labelsOf(1, 6);
    expect(batches.slice(3)).not.toEqual(batches.slice(0, 3));
    expect(await labelsOf(1, 6)).toEqual(batches);
    expect(await labelsOf(2, 6)).not.toEqual(batches);
  });

  it('pairs every image with its own label, in [0, 1]', async () => {
    const { images: pixels, labels } = new EpochOrder(
      createHostImages(images, [2, 2, 1]),
      10,
      10,
      false,
      1,
    ).batch();
    const [values, names] = [await pixels.data(), await labels.data()];
    names.forEach((label, i) => {
      expect(values[4 * i]).toBeCloseTo((label * 20) / 255, 6);
    });
  });
});
