import * as tf from '@tensorflow/tfjs-core';

/** What one place of a number counts of the place below. */
export const base = 256;

/** Returns integers as one digit, or as two, from -128 to 128 and the rest, the lower first. */
export function digitsOf(values: Float64Array, count: number): Float64Array[] {
  if (count === 1) return [values];
  const upper = values.map((value) => Math.round(value / base));
  return [values.map((value, i) => value - base * (upper[i] ?? 0)), upper];
}

/** Returns what `digitsOf` does of integers on the device. */
export function deviceDigits(values: tf.Tensor, count: number): tf.Tensor[] {
  if (count === 1) return [values];
  const upper = tf.round(tf.mul(values, 1 / base));
  return [tf.sub(values, tf.mul(upper, base)), upper];
}

/** Returns the largest magnitude of each digit of integers whose magnitude is `largest` or less. */
export function largestDigits(largest: number, count: number): number[] {
  if (count === 1) return [largest];
  return [Math.min(largest, base / 2), Math.floor(largest / base + 0.5)];
}
