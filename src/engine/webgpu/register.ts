import { registerConvBlock } from './convBlock';

/** Makes the WebGPU backend use our kernels. */
export function installKernels(): void {
  registerConvBlock();
}
