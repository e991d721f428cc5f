/** Returns the mean of the values and their deviation as of a sample, null for a single one. */
export function meanAndDeviation(values: readonly number[]): {
  mean: number;
  deviation: number | null;
} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, deviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
