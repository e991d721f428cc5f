import { createRandom, type Random } from '../../core/random';
import type { Batch, ImageOrder, ImageStore } from '../images/imageStore';
import { mirrorAtRandom } from '../images/mirror';

/** Deals batches in a fresh random order each epoch, leaving out the last, incomplete one. */
export class EpochOrder {
  private readonly random: Random;
  private readonly mirrors: Random;
  private order: ImageOrder | null = null;
  private next = 0;

  constructor(
    private readonly store: ImageStore,
    private readonly imageCount: number,
    private readonly batchSize: number,
    private readonly mirror: boolean,
    seed: number,
  ) {
    this.random = createRandom(seed, 'order of images');
    this.mirrors = createRandom(seed, 'mirrored images');
  }

  /** Returns the next batch; the caller disposes its tensors. */
  batch(): Batch {
    this.order ??= this.store.order(this.draw());
    if (this.next + this.batchSize > this.imageCount) {
      this.order.dispose();
      this.order = this.store.order(this.draw());
      this.next = 0;
    }
    const start = this.next;
    this.next += this.batchSize;
    return this.order.batch(start, this.batchSize);
  }

  /** Goes to where so many batches have been dealt; only before the first one is. */
  skip(batches: number): void {
    const perEpoch = Math.floor(this.imageCount / this.batchSize);
    if (batches === 0) return;
    const epochs = Math.floor((batches - 1) / perEpoch);
    for (let epoch = 0; epoch < epochs; epoch++) this.draw();
    this.next = (batches - epochs * perEpoch) * this.batchSize;
  }

  /** Draws the order of an epoch. */
  private draw(): Int32Array {
    const order = this.random.permutation(this.imageCount);
    return this.mirror ? mirrorAtRandom(order, this.mirrors) : order;
  }

  dispose(): void {
    this.order?.dispose();
  }
}
