import * as tf from '@tensorflow/tfjs-core';

const leastMs = 200;

/**
 * Returns how fast the running backend multiplies two square matrices; on WASM that is XNNPACK.
 * Units: GFLOP/s.
 */
export async function matmulRate(side: number): Promise<number> {
  const values = Float32Array.from({ length: side * side }, (_, i) => (i % 7) - 3);
  const [a, b] = [tf.tensor2d(values, [side, side]), tf.tensor2d(values, [side, side])];
  const multiply = async () => {
    const product = tf.matMul(a, b);
    await product.data();
    product.dispose();
  };
  await multiply();
  const startMs = performance.now();
  let count = 0;
  while (performance.now() - startMs < leastMs) {
    await multiply();
    count++;
  }
  const seconds = (performance.now() - startMs) / 1000;
  tf.dispose([a, b]);
  return (2 * side ** 3 * count) / seconds / 1e9;
}
