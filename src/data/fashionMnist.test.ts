import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fashionMnist } from './fashionMnist';
import { createDatasetLoader } from './loader';
import { splitTraining } from './split';
import { createTestIo } from './testIo';

const { files, classes, counts } = fashionMnist;

const shipped = Object.fromEntries(
  Object.values(files).map(({ path }) => [path, new Uint8Array(readFileSync(`public/${path}`))]),
);

const classCounts = (labels: Uint8Array) =>
  classes.map((_, index) => labels.reduce((sum, label) => sum + Number(label === index), 0));

describe('fashionMnist, from the files that ship', () => {
  it('has 1,000 test images of each class', async () => {
    const test = await createDatasetLoader(fashionMnist, createTestIo(shipped)).test();
    expect(test.count).toBe(counts.test);
    expect(test.pixels).toHaveLength(counts.test * 28 * 28);
    expect(classCounts(test.labels)).toEqual(classes.map(() => 1_000));
    // The first test image is the well-known ankle boot.
    expect(classes[test.labels[0] ?? -1]).toBe('Ankle boot');
  });

  it('has 60,000 training images, of which the last 5,000 are balanced', async () => {
    const all = await createDatasetLoader(fashionMnist, createTestIo(shipped)).train();
    expect(all.count).toBe(counts.train + counts.heldOut);
    const split = splitTraining(all, counts.heldOut);
    expect(split.train.count).toBe(55_000);
    const ofClasses = classCounts(split.heldOut.labels);
    expect(Math.min(...ofClasses)).toBe(450);
    expect(Math.max(...ofClasses)).toBe(527);
  });

  it('calibrates on the first 5,000 training images', async () => {
    const loader = createDatasetLoader(fashionMnist, createTestIo(shipped));
    const start = await loader.calibration();
    expect(start.count).toBe(5_000);
    const { pixels } = await loader.train();
    expect(Buffer.compare(start.pixels, pixels.subarray(0, start.pixels.length))).toBe(0);
  });
});
