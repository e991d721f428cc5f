import type { ContenderSpec } from '../../contenderSpecs';

/**
 * Returns how many threads tfjs says that its WASM kernels use; null where there are none. The
 * published build of 4.22 says 1 whatever is asked for: https://github.com/tensorflow/tfjs/issues/8513.
 */
export async function tfjsThreads({ maker, device }: ContenderSpec): Promise<number | null> {
  const usesTfjs = maker === 'ours' || maker === 'stock';
  if (!usesTfjs || device !== 'wasm') return null;
  const { getThreadsCount } = await import('@tensorflow/tfjs-backend-wasm');
  return getThreadsCount();
}
