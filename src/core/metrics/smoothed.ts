/**
 * Returns the moving average of the values with a share `weight` of the past, corrected for its
 * start at zero, so that the first value is the first.
 *
 * Units: `weight` from 0, which smooths nothing, to below 1.
 * Throws: RangeError for any other weight.
 * Source: Kingma and Ba, arXiv 1412.6980, section 3 (the correction).
 */
export function smoothed(values: readonly number[], weight: number): number[] {
  if (!(weight >= 0 && weight < 1)) throw new RangeError(`${weight} is no weight of the past`);
  let average = 0;
  return values.map((value, index) => {
    average = weight * average + (1 - weight) * value;
    return average / (1 - weight ** (index + 1));
  });
}
