import { readFile } from 'node:fs/promises';
import { installKernels } from '../wasm/register';

const compiled = new URL('../wasm/compiled/kernels.wasm', import.meta.url);

/** Makes the running WASM backend use our kernels, read from disk. */
export async function installNodeKernels(): Promise<void> {
  await installKernels(() => readFile(compiled));
}
