import { createRandom } from '../core/random';
import type { DataIo } from '../data/download';
import { fashionMnist } from '../data/fashionMnist';
import { createDatasetLoader, type OnBytes } from '../data/loader';
import { splitTraining } from '../data/split';
import { createImageStore } from '../engine/images/createImageStore';
import { type ImageOrder, type ImageStore, inOrder } from '../engine/images/imageStore';
import type { LabEvent } from '../protocol/protocol';

/** The lab's images, fetched when first needed and kept on the device of the running backend. */
export class Images {
  private readonly loader;
  private stores = new Map<string, Promise<ImageStore>>();

  constructor(
    io: DataIo,
    private readonly emit: (event: LabEvent) => void,
  ) {
    this.loader = createDatasetLoader(fashionMnist, io);
  }

  /** Returns the first `count` test images in their order; the caller disposes the order. */
  async test(count: number): Promise<ImageOrder> {
    const store = await this.store('test', () => this.loader.test(this.downloads('test images')));
    return store.order(inOrder(count));
  }

  /** Returns the first `count` held-out images in their order; the caller disposes the order. */
  async heldOut(count: number): Promise<ImageOrder> {
    const store = await this.store('held-out', async () => (await this.split()).heldOut);
    return store.order(inOrder(count));
  }

  /** Returns the images that runs train on. */
  train(): Promise<ImageStore> {
    return this.store('train', async () => (await this.split()).train);
  }

  /** Returns `count` images of the training split, chosen by `seed`; the caller disposes the order. */
  async calibration(count: number, seed: number): Promise<ImageOrder> {
    const store = await this.store('calibration', () =>
      this.loader.calibration(this.downloads('calibration images')),
    );
    const chosen = createRandom(seed, 'calibration images').permutation(store.count);
    return store.order(chosen.subarray(0, count));
  }

  /** Returns the labels of the first `count` test images, and what they mean. */
  async testLabels(count: number) {
    const { labels } = await this.loader.test(this.downloads('test images'));
    const { classes: classNames, imageShape } = fashionMnist;
    return { classNames, imageShape, labels: labels.slice(0, count) };
  }

  /** Returns the pixels of these test images, one after another. */
  async testPixels(indices: readonly number[]): Promise<Uint8Array> {
    const { pixels, count } = await this.loader.test(this.downloads('test images'));
    const size = pixels.length / count;
    const chosen = new Uint8Array(indices.length * size);
    indices.forEach((index, place) => {
      chosen.set(pixels.subarray(index * size, (index + 1) * size), place * size);
    });
    return chosen;
  }

  /** Forgets what is on the device, before another backend takes over. */
  async dispose(): Promise<void> {
    const stores = [...this.stores.values()];
    this.stores = new Map();
    for (const result of await Promise.allSettled(stores)) {
      if (result.status === 'fulfilled') result.value.dispose();
    }
  }

  private async split() {
    const images = await this.loader.train(this.downloads('training images'));
    return splitTraining(images, fashionMnist.heldOut);
  }

  private store(
    name: string,
    load: () => Promise<Parameters<typeof createImageStore>[0]>,
  ): Promise<ImageStore> {
    const known = this.stores.get(name);
    if (known) return known;
    const store = load().then((images) => createImageStore(images, fashionMnist.imageShape));
    this.stores.set(name, store);
    // A failed download is tried again by the next run.
    store.catch(() => this.stores.delete(name));
    return store;
  }

  private downloads(what: string): OnBytes {
    return (loadedBytes, totalBytes) =>
      this.emit({ kind: 'download', what, loadedBytes, totalBytes });
  }
}
