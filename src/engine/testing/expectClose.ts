import type * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/**
 * Expects a tensor's values to be those of the plain implementation, each within `tolerance` of
 * the largest of them.
 */
export async function expectClose(
  tensor: tf.Tensor,
  plain: ArrayLike<number>,
  tolerance = 1e-5,
): Promise<void> {
  const values = await tensor.data<'float32'>();
  expect(values.length).toBe(plain.length);
  const largest = Array.from(plain).reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const worst = Array.from(values).reduce((max, value, index) => {
    const error = Math.abs(value - (plain[index] ?? Number.NaN));
    return Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(max, error);
  }, 0);
  expect(worst).toBeLessThanOrEqual(tolerance * largest);
}
