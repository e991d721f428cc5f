import { registerBatchNorm } from './batchNorm';
import { registerConvBlock } from './convBlock';
import { registerConvGradients } from './convGradients';
import { registerDense } from './dense';
import { registerFakeQuant } from './fakeQuant';
import { backendMemory, isShared, linkKernels } from './kernels';
import { registerLearnedQuant } from './learnedQuant';
import { registerTrackRange } from './trackRange';

/** The two ways our kernels are compiled. */
export type KernelVariant = 'own memory' | 'shared memory';

/**
 * Makes the running WASM backend use our kernels, from the bytes that `read` returns. Does nothing
 * on a machine without SIMD, where tfjs's own kernels remain.
 */
export async function installKernels(
  read: (variant: KernelVariant) => Promise<BufferSource>,
): Promise<void> {
  const bytes = await read(isShared(backendMemory()) ? 'shared memory' : 'own memory');
  if (!WebAssembly.validate(bytes)) return;
  await linkKernels(await WebAssembly.compile(bytes));
  registerConvBlock();
  registerConvGradients();
  registerBatchNorm();
  registerDense();
  registerFakeQuant();
  registerLearnedQuant();
  registerTrackRange();
}
