/** A learning rate that rises from step to step, to see how high it may be. */
export interface RateSearch {
  readonly lowest: number;
  readonly highest: number;
  readonly steps: number;
}

/** Far below what trains anything, to the highest rate that a setting may have. */
export const rateSearch: RateSearch = { lowest: 1e-5, highest: 10, steps: 150 };

/**
 * Returns the learning rate of one step, counted from 0: by the same factor higher at every step,
 * from `lowest` at the first to `highest` at the last.
 * Source: Smith, arXiv 1506.01186, section 3.3; on a log scale as in fastai's `lr_find`.
 */
export function searchedRate({ lowest, highest, steps }: RateSearch, step: number): number {
  if (step >= steps - 1) return highest;
  return lowest * (highest / lowest) ** (step / (steps - 1));
}
