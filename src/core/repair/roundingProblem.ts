/**
 * Which of `size` numbers, each 0 or 1, make `x^T gram x - 2 linear^T x` least.
 * Shapes: `gram` [size, size], symmetric; `linear` [size].
 *
 * Source: Nagel et al., arXiv 2004.10568, equation 20.
 */
export interface RoundingProblem {
  readonly size: number;
  readonly gram: Float32Array;
  readonly linear: Float64Array;
}

/**
 * Returns the problem over the numbers at `kept`, each counted from its `offset`; the others are
 * fixed at theirs.
 *
 * Shapes: `kept` ascending; `offset` [size].
 */
export function restrictedProblem(
  { size, gram, linear }: RoundingProblem,
  kept: Int32Array,
  offset: Float64Array,
): RoundingProblem {
  const smaller = new Float32Array(kept.length ** 2);
  const terms = Float64Array.from(kept, (row, i) => {
    const from = row * size;
    for (let j = 0; j < kept.length; j++) {
      smaller[i * kept.length + j] = gram[from + (kept[j] ?? 0)] ?? 0;
    }
    return (linear[row] ?? 0) - dot(gram, from, offset);
  });
  return { size: kept.length, gram: smaller, linear: terms };
}

/** Returns the problem in units in which the mean of the diagonal is 1; it has the same solution. */
export function normalizedProblem({ size, gram, linear }: RoundingProblem): RoundingProblem {
  const trace = linear.reduce((sum, _, row) => sum + (gram[row * (size + 1)] ?? 0), 0);
  const factor = trace > 0 ? size / trace : 1;
  return {
    size,
    gram: gram.map((value) => value * factor),
    linear: linear.map((value) => value * factor),
  };
}

/** Returns the derivative of the objective with respect to number `index`. */
export function derivative(
  { size, gram, linear }: RoundingProblem,
  values: Float64Array,
  index: number,
): number {
  return 2 * (dot(gram, index * size, values) - (linear[index] ?? 0));
}

/**
 * Returns the product of `b` and the stretch of `a` that begins at `from`, in four sums side by
 * side, since an addition waits for the one before it.
 */
function dot(a: Float32Array, from: number, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = b.length - (b.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += (a[from + i] ?? 0) * (b[i] ?? 0);
    s1 += (a[from + i + 1] ?? 0) * (b[i + 1] ?? 0);
    s2 += (a[from + i + 2] ?? 0) * (b[i + 2] ?? 0);
    s3 += (a[from + i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (let i = whole; i < b.length; i++) s0 += (a[from + i] ?? 0) * (b[i] ?? 0);
  return s0 + s1 + (s2 + s3);
}
