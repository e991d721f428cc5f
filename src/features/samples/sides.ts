import type { TestPredictions } from '../../core/samples/predictions';

/** A network, and what it makes of the test images. */
export interface Side {
  readonly name: string;
  readonly predictions: TestPredictions;
}

/** Two networks that are looked at side by side; there is no first where one is looked at alone. */
export interface Sides {
  readonly before: Side | null;
  readonly after: Side;
}

/** Returns the name of a class. */
export function className({ classNames }: TestPredictions, label: number | undefined): string {
  return classNames[label ?? -1] ?? 'unknown';
}
