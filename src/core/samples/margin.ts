import type { TestPredictions } from './predictions';

/** Returns the probabilities of one image. Shapes: [classes]. */
export function probabilitiesOf(
  { probabilities, classNames }: TestPredictions,
  index: number,
): Float32Array {
  const width = classNames.length;
  return probabilities.subarray(index * width, (index + 1) * width);
}

/** Returns how far the likeliest class of an image is above the second. Units: 0 to 1. */
export function marginOf(predictions: TestPredictions, index: number): number {
  let [first, second] = [0, 0];
  for (const share of probabilitiesOf(predictions, index)) {
    if (share > first) [first, second] = [share, first];
    else if (share > second) second = share;
  }
  return first - second;
}
