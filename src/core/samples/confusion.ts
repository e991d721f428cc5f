import { type AccuracyInterval, accuracyInterval } from '../metrics/interval';
import type { TestPredictions } from './predictions';

/** How many images of a class (row) are taken for a class (column). Shapes: [classes][classes]. */
export type Confusion = readonly (readonly number[])[];

/** Returns the confusion matrix of the first `count` images. */
export function confusionOf(
  { labels, classes, classNames }: TestPredictions,
  count: number,
): Confusion {
  const matrix = classNames.map(() => classNames.map(() => 0));
  for (let index = 0; index < count; index++) {
    const row = matrix[labels[index] ?? -1];
    const column = classes[index] ?? -1;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return matrix;
}

/** Returns by how many images each cell of `after` is above that of `before`. */
export function confusionDifference(before: Confusion, after: Confusion): Confusion {
  return after.map((row, label) =>
    row.map((count, taken) => count - (before[label]?.[taken] ?? 0)),
  );
}

/** How well the images of one class are recognized. */
export interface ClassAccuracy {
  readonly name: string;
  readonly correct: number;
  readonly total: number;
  readonly interval: AccuracyInterval;
}

/** Returns the accuracy on the images of each class: the recall of the class. */
export function classAccuracies(
  confusion: Confusion,
  classNames: readonly string[],
): ClassAccuracy[] {
  return classNames.map((name, label) => {
    const row = confusion[label] ?? [];
    const total = row.reduce((sum, count) => sum + count, 0);
    const correct = row[label] ?? 0;
    return { name, correct, total, interval: accuracyInterval(correct, total) };
  });
}
