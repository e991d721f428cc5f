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
    if (!this.order || this.next + this.batchSize > this.imageCount) {
      this.order?.dispose();
      const order = this.random.permutation(this.imageCount);
      this.order = this.store.order(this.mirror ? mirrorAtRandom(order, this.mirrors) : order);
      this.next = 0;
    }
    const start = this.next;
    this.next += this.batchSize;
    return this.order.batch(start, this.batchSize);
  }

  dispose(): void {
    this.order?.dispose();
  }
}
