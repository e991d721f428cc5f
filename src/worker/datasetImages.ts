import type { DatasetContents, DatasetInfo } from '../core/datasets/dataset';
import { createRandom } from '../core/random';
import type { DatasetLoader, LabeledImages, OnBytes } from '../data/dataset';
import { splitTraining } from '../data/split';
import { createImageStore } from '../engine/images/createImageStore';
import { type ImageOrder, type ImageStore, inOrder } from '../engine/images/imageStore';

/** The images of one dataset, loaded when first needed and kept on the device of the running backend. */
export class DatasetImages {
  private stores = new Map<string, Promise<ImageStore>>();

  constructor(
    private readonly info: DatasetInfo,
    private readonly loader: DatasetLoader,
    private readonly downloads: (what: string) => OnBytes,
  ) {}

  /** Returns what there is. Throws: `data-missing` where the learner has to bring it. */
  contents(): Promise<DatasetContents> {
    return this.loader.contents();
  }

  /** Fetches what the browser does not keep yet; resolves to false where it keeps nothing. */
  keep(): Promise<boolean> {
    return this.loader.keep();
  }

  /** Returns the first `count` test images in their order; the caller disposes the order. */
  async test(count: number): Promise<ImageOrder> {
    const store = await this.store('test', () => this.loader.test(this.downloads('test images')));
    return firstOf(store, count);
  }

  /** Returns the first `count` held-out images in their order; the caller disposes the order. */
  async heldOut(count: number): Promise<ImageOrder> {
    const store = await this.store('held-out', async () => (await this.split()).heldOut);
    return firstOf(store, count);
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
    const { classes: classNames } = await this.contents();
    return { classNames, imageShape: this.info.imageShape, labels: labels.slice(0, count) };
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
    return splitTraining(images, (await this.contents()).counts.heldOut);
  }

  private store(name: string, load: () => Promise<LabeledImages>): Promise<ImageStore> {
    const known = this.stores.get(name);
    if (known) return known;
    const { imageShape, inputRange } = this.info;
    const store = load().then((images) => createImageStore(images, imageShape, inputRange));
    this.stores.set(name, store);
    // A failed download is tried again by the next run.
    store.catch(() => this.stores.delete(name));
    return store;
  }
}

/** All where there are fewer. */
function firstOf(store: ImageStore, count: number): ImageOrder {
  return store.order(inOrder(Math.min(count, store.count)));
}
