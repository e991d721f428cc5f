import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { DataFile, ShippedDataset } from './dataset';
import { fashionMnist } from './fashionMnist';
import { parseLabeledIdx } from './labeledIdx';
import { createDatasetLoader } from './loader';
import { createTestIo } from './testIo';

const images = new Uint8Array([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4]);
const labels = new Uint8Array([0, 0, 8, 1, 0, 0, 0, 2, 7, 8]);

const fileOf = (path: string, bytes: Uint8Array): DataFile => ({
  path,
  what: path,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});
const pair = { images: fileOf('images.gz', images), labels: fileOf('labels.gz', labels) };

const spec: ShippedDataset = {
  ...fashionMnist,
  files: {
    testImages: pair.images,
    testLabels: pair.labels,
    trainImages: pair.images,
    trainLabels: pair.labels,
    calibrationImages: { ...fileOf('images.gz', images.subarray(0, 18)), what: 'first image' },
  },
  parseCalibration: (start) => ({
    pixels: start.subarray(16),
    labels: new Uint8Array(1),
    count: 1,
  }),
  parse: (imageBytes, labelBytes) => parseLabeledIdx(imageBytes, labelBytes, [1, 2, 1], 10),
};

const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const host = () => createTestIo({ 'images.gz': gzip(images), 'labels.gz': gzip(labels) });

describe('createDatasetLoader', () => {
  it('loads a part once, with progress', async () => {
    const io = host();
    const loader = createDatasetLoader(spec, io);
    const onBytes = vi.fn();
    const test = await loader.test(onBytes);
    expect([...test.pixels]).toEqual([1, 2, 3, 4]);
    expect(onBytes).toHaveBeenLastCalledWith(gzip(images).length, null);
    expect(await loader.test()).toBe(test);
    expect(io.requests).toEqual(['images.gz', 'labels.gz']);
  });

  it('takes files that the browser has inflated already', async () => {
    const loader = createDatasetLoader(
      spec,
      createTestIo({ 'images.gz': images, 'labels.gz': labels }),
    );
    expect((await loader.test()).count).toBe(2);
  });

  it('asks the browser, not the server, on the next visit', async () => {
    const io = host();
    await createDatasetLoader(spec, io).test();
    io.host.clear();
    expect((await createDatasetLoader(spec, io).test()).count).toBe(2);
  });

  it('replaces a kept file that is damaged', async () => {
    const io = host();
    io.kept.set('http://lab.test/sub/images.gz', gzip(images.with(17, 9)));
    const test = await createDatasetLoader(spec, io).test();
    expect([...test.pixels]).toEqual([1, 2, 3, 4]);
    expect(io.kept.get('http://lab.test/sub/images.gz')).toEqual(gzip(images));
  });

  it('keeps no damaged file, and tries again after a failure', async () => {
    const io = host();
    io.host.set('images.gz', gzip(images.with(17, 9)));
    const loader = createDatasetLoader(spec, io);
    await expect(loader.test()).rejects.toMatchObject({ code: 'data-checksum' });
    expect(io.kept.has('http://lab.test/sub/images.gz')).toBe(false);
    io.host.set('images.gz', gzip(images));
    expect((await loader.test()).count).toBe(2);
  });

  it('loads the beginning of the training file, and replaces a kept file that is damaged', async () => {
    const io = host();
    io.kept.set('http://lab.test/sub/images.gz', gzip(images.with(17, 9)));
    const calibration = await createDatasetLoader(spec, io).calibration();
    expect([...calibration.pixels]).toEqual([1, 2]);
    expect(io.kept.size).toBe(0);
    io.host.set('images.gz', gzip(images.with(17, 9)));
    await expect(createDatasetLoader(spec, io).calibration()).rejects.toMatchObject({
      code: 'data-checksum',
      message: expect.stringContaining('first image'),
    });
  });

  it('keeps every file for a time without a network', async () => {
    const io = host();
    expect(await createDatasetLoader(spec, io).keep()).toBe(true);
    io.host.clear();
    const later = createDatasetLoader(spec, io);
    expect((await later.test()).count).toBe(2);
    expect((await later.calibration()).count).toBe(1);
    expect((await later.train()).count).toBe(2);
    expect(await later.keep()).toBe(true);
    expect(io.requests).toEqual(['images.gz', 'labels.gz']);
  });

  it('says that a browser keeps nothing', async () => {
    expect(await createDatasetLoader(spec, { ...host(), caches: null }).keep()).toBe(false);
  });

  it('joins a training run to the transfer that is going on, with its progress', async () => {
    const io = host();
    const loader = createDatasetLoader(spec, io);
    const onBytes = vi.fn();
    const [, train] = await Promise.all([loader.keep(), loader.train(onBytes), loader.test()]);
    expect(train.count).toBe(2);
    expect(onBytes).toHaveBeenLastCalledWith(gzip(images).length, null);
    expect(io.requests.toSorted()).toEqual(['images.gz', 'labels.gz']);
  });

  it('names a file that is missing', async () => {
    const io = host();
    io.host.delete('labels.gz');
    await expect(createDatasetLoader(spec, io).test()).rejects.toMatchObject({
      code: 'data-missing',
      message: expect.stringContaining('labels.gz'),
    });
  });

  it('names a file that is cut short', async () => {
    const io = host();
    io.host.set('images.gz', gzip(images).subarray(0, 20));
    await expect(createDatasetLoader(spec, io).test()).rejects.toMatchObject({
      code: 'data-truncated',
      message: expect.stringContaining('images.gz'),
    });
  });
});
