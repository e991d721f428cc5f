import * as tf from '@tensorflow/tfjs-core';

/** Backends whose division is that of IEEE 754; WGSL's may be off by 2.5 units in the last place. */
const exactBackends = ['cpu', 'wasm'];

/**
 * Returns `a / b` rounded once to float32, whatever the device's division gives; `b` is positive.
 *
 * Shapes: broadcast as `tf.div`.
 */
export function exactDivide(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  if (exactBackends.includes(tf.getBackend())) return tf.div(a, b);
  return tf.tidy(() => tf.mul(tf.sign(a), dividePositive(tf.abs(a), b)));
}

/** Corrects an approximate quotient by its remainder, and then by a step up or down where that is nearer. */
function dividePositive(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const remainder = remainderBy(a, b);
  const near = tf.div(a, b);
  const nearer = tf.add(near, tf.div(remainder(near), b));
  const left = remainder(nearer);
  const { up, down } = neighbours(nearer);
  const halfOf = (step: tf.Tensor) => tf.mul(b, tf.mul(step, 0.5));
  // Halves of neighbouring steps are powers of two, so that both sides are exact; no quotient of
  // two float32 lies half way between two.
  const upwards = tf.where(tf.greater(left, halfOf(up)), up, tf.zerosLike(up));
  const downwards = tf.where(tf.greater(tf.neg(left), halfOf(down)), down, tf.zerosLike(down));
  return tf.sub(tf.add(nearer, upwards), downwards);
}

/** Returns the distances to the next float32 above and below. Source: Rump, Zimmermann, Boldo and Melquiond, BIT 49 (2009). */
function neighbours(q: tf.Tensor): { up: tf.Tensor; down: tf.Tensor } {
  const step = tf.mul(q, 2 ** -24 * (1 + 2 ** -23));
  return { up: tf.sub(tf.add(q, step), q), down: tf.sub(q, tf.sub(q, step)) };
}

/**
 * Returns the function that gives `a - q * b` for a `q` near `a / b`.
 * Source: Dekker, Numerische Mathematik 18 (1971): a product and its rounding error.
 */
function remainderBy(a: tf.Tensor, b: tf.Tensor): (q: tf.Tensor) => tf.Tensor {
  const y = halves(b);
  return (q) => {
    const x = halves(q);
    const product = tf.mul(q, b);
    const inner = tf.add(tf.mul(x.high, y.low), tf.mul(x.low, y.high));
    const error = tf.add(
      tf.add(tf.sub(tf.mul(x.high, y.high), product), inner),
      tf.mul(x.low, y.low),
    );
    return tf.sub(tf.sub(a, product), error);
  };
}

/** Splits each value into two of 12 bits, whose products are exact. */
function halves(x: tf.Tensor): { high: tf.Tensor; low: tf.Tensor } {
  const spread = tf.mul(x, 4097);
  const high = tf.sub(spread, tf.sub(spread, x));
  return { high, low: tf.sub(x, high) };
}
