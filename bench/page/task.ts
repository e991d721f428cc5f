/** What is trained, alike for every contender. */
export const task = {
  model: 'cnn',
  /**
   * From this start no pooling window has, for twenty steps, two largest values within rounding of
   * each other. Where one has, libraries send its gradient to different pixels, each rightly, and
   * from then on losses differ by 1e-6 to 1e-3; everywhere else by 1e-7.
   */
  seed: 3,
  learningRate: 0.05,
  momentum: 0.9,
  /** Training images that take part, from the first on. */
  imageCount: 16_384,
} as const;
