import type { CodeDifference, ExecutionDifference } from '../run';

/** What one way of computing a network makes of a batch of images. */
export interface Execution {
  readonly outputs: readonly { readonly layerId: string; readonly values: ArrayLike<number> }[];
  /** Shapes: [count]. */
  readonly classes: ArrayLike<number>;
}

interface LayerTally {
  codes: number;
  differing: number;
  largest: number;
}

/** Counts, batch by batch, where two ways of computing a network differ. */
export class ExecutionTally {
  private readonly layers = new Map<string, LayerTally>();
  private images = 0;
  private predictions = 0;

  /** Throws: RangeError when the two are not of the same network and images. */
  add(a: Execution, b: Execution): void {
    if (a.outputs.length !== b.outputs.length) throw mismatch('outputs');
    a.outputs.forEach(({ layerId, values }, index) => {
      const other = b.outputs[index];
      if (other?.layerId !== layerId) throw mismatch(layerId);
      this.addLayer(layerId, values, other.values);
    });
    this.images += a.classes.length;
    this.predictions += countDiffering(a.classes, b.classes);
  }

  result(): ExecutionDifference {
    const layers = [...this.layers].map(
      ([layerId, tally]): CodeDifference => ({ layerId, ...tally }),
    );
    return { images: this.images, layers, predictions: this.predictions };
  }

  private addLayer(layerId: string, a: ArrayLike<number>, b: ArrayLike<number>): void {
    const tally = this.layers.get(layerId) ?? { codes: 0, differing: 0, largest: 0 };
    tally.codes += a.length;
    tally.differing += countDiffering(a, b);
    tally.largest = Math.max(tally.largest, largestDifference(a, b));
    this.layers.set(layerId, tally);
  }
}

function countDiffering(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw mismatch('sizes');
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count += 1;
  return count;
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  }
  return largest;
}

const mismatch = (what: string) =>
  new RangeError(`two executions cannot be compared: their ${what} are not alike`);
