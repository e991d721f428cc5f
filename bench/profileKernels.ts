import * as tf from '@tensorflow/tfjs-core';

/** Prints where the time of a step goes, kernel by kernel; composed kernels count their parts too. */
export function profileKernels(name: string, step: () => void, steps: number): void {
  const totals = new Map<string, { ms: number; calls: number }>();
  const configs = tf.getKernelsForBackend('wasm');
  for (let i = 0; i < steps; i++) step();
  for (const config of configs) replace(timedKernel(config, totals));
  const start = performance.now();
  for (let i = 0; i < steps; i++) step();
  const stepMs = (performance.now() - start) / steps;
  for (const config of configs) replace(config);
  console.log(`${name}: ${stepMs.toFixed(2)} ms per step`);
  const sorted = [...totals].sort(([, a], [, b]) => b.ms - a.ms);
  for (const [kernel, { ms, calls }] of sorted.slice(0, 25)) {
    console.log(`  ${(ms / steps).toFixed(3)} ms  ${calls / steps} x ${kernel}`);
  }
}

function replace(config: tf.KernelConfig): void {
  tf.unregisterKernel(config.kernelName, config.backendName);
  tf.registerKernel(config);
}

function timedKernel(
  config: tf.KernelConfig,
  totals: Map<string, { ms: number; calls: number }>,
): tf.KernelConfig {
  return {
    ...config,
    kernelFunc: (params) => {
      const start = performance.now();
      const result = config.kernelFunc(params);
      const [first] = Object.values(params.inputs);
      const key = `${config.kernelName} [${first?.shape}]`;
      const { ms = 0, calls = 0 } = totals.get(key) ?? {};
      totals.set(key, { ms: ms + performance.now() - start, calls: calls + 1 });
      return result;
    },
  };
}
