import { beforeEach, describe, expect, it } from 'vitest';
import { cifar10 as info } from '../../core/datasets/cifar10';
import { cifar10 } from '../cifar10/cifar10';
import { asFiles, cifarBatches } from '../testing/cifarFiles';
import { placed, unpacking } from '../testing/unpacking';
import { KeptDatasets } from './keptDatasets';
import { createKeptLoader } from './keptLoader';
import { manifestName } from './manifest';
import { createMemoryFiles } from './memoryFiles';
import type { PrivateFiles } from './privateFiles';

const unpacked = () => cifar10.unpack(placed(asFiles(cifarBatches(4))), unpacking());
const folder = 'dataset-cifar-10';

let files: PrivateFiles;
beforeEach(() => {
  files = createMemoryFiles();
});

describe('KeptDatasets', () => {
  it('gives back in another visit what it was given', async () => {
    const images = await unpacked();
    const kept = await new KeptDatasets(files).keep(info, images);
    expect(kept.counts).toEqual({ train: 18, heldOut: 2, test: 4 });
    expect(kept.bytes).toBe(24 * 3_073);
    const later = new KeptDatasets(files);
    expect(await later.find(info.id)).toEqual(kept);
    expect(await later.images(info, 'train')).toEqual(images.train);
    expect(await later.images(info, 'test')).toEqual(images.test);
  });

  it('forgets what is removed', async () => {
    const datasets = new KeptDatasets(files);
    await datasets.keep(info, await unpacked());
    await datasets.remove(info.id);
    expect(await datasets.find(info.id)).toBeNull();
    expect(await files.read(folder, 'train.pixels')).toBeNull();
  });

  it.each([
    ['the browser has no place', null],
    [
      'the browser gives no room',
      { ...createMemoryFiles(), write: async () => Promise.reject(new Error('quota')) },
    ],
  ])('keeps them until the page closes where %s, and says so', async (_, noFiles) => {
    const datasets = new KeptDatasets(noFiles);
    const kept = await datasets.keep(info, await unpacked());
    expect(kept.note).toContain('last until this page is closed');
    expect((await datasets.images(info, 'test')).count).toBe(4);
    expect(await new KeptDatasets(noFiles).find(info.id)).toBeNull();
  });

  it.each([
    ['a part that is cut short', 'train.pixels', new Uint8Array(10)],
    ['a part that is empty', 'train.labels', new Uint8Array()],
  ])('refuses %s', async (_, name, bytes) => {
    const datasets = new KeptDatasets(files);
    await datasets.keep(info, await unpacked());
    await files.write(folder, name, bytes);
    await expect(datasets.images(info, 'train')).rejects.toMatchObject({ code: 'data-truncated' });
  });

  it('takes a damaged description for none', async () => {
    await files.write(folder, manifestName, new TextEncoder().encode('{"id":"cifar-10"}'));
    expect(await new KeptDatasets(files).find(info.id)).toBeNull();
  });
});

describe('createKeptLoader', () => {
  it('says that the learner has to bring the files', async () => {
    const loader = createKeptLoader(info, new KeptDatasets(files));
    await expect(loader.contents()).rejects.toMatchObject({
      code: 'data-missing',
      message: expect.stringContaining('CIFAR-10'),
    });
  });

  it('calibrates on images that are trained on', async () => {
    const datasets = new KeptDatasets(files);
    await datasets.keep(info, await unpacked());
    const loader = createKeptLoader(info, datasets);
    expect((await loader.calibration()).count).toBe(18);
    expect((await loader.train()).count).toBe(20);
  });
});
