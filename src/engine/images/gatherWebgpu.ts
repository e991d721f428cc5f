import { WebGPUBackend, type WebGPUProgram, webgpu_util } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { gatherPixels } from './packWebgpu';

/** Unpacks one pixel of one chosen image in each invocation. */
class GatherPixelsProgram implements WebGPUProgram {
  readonly variableNames = ['packed', 'indices'];
  readonly workgroupSize: [number, number, number] = [64, 1, 1];
  readonly size = true;
  readonly shaderKey: string;
  readonly dispatchLayout: { x: number[] };
  readonly dispatch: [number, number, number];

  constructor(readonly outputShape: number[]) {
    this.shaderKey = `gatherPixels_${outputShape.slice(1).join('x')}`;
    this.dispatchLayout = webgpu_util.flatDispatchLayout(outputShape);
    this.dispatch = webgpu_util.computeDispatch(
      this.dispatchLayout,
      outputShape,
      this.workgroupSize,
    );
  }

  getUserCode(): string {
    const [, height = 1, width = 1, channels = 1] = this.outputShape;
    const imageSize = height * width * channels;
    return `
      fn main(index : i32) {
        if (index < uniforms.size) {
          let code = indices[index / ${imageSize}];
          let row = select(code, ~code, code < 0);
          let upright = index % ${imageSize};
          let column = (upright % ${width * channels}) / ${channels};
          let mirrored = upright + (${width - 1} - 2 * column) * ${channels};
          let pixel = select(upright, mirrored, code < 0);
          let word = u32(packed[row * ${imageSize / 4} + pixel / 4]);
          let byte = (word >> (8u * u32(pixel % 4))) & 255u;
          setOutputAtIndex(index, f32(byte) / 255.0);
        }
      }
    `;
  }
}

tf.registerKernel({
  kernelName: gatherPixels,
  backendName: 'webgpu',
  kernelFunc: ({ inputs: { packed, indices }, backend, attrs }) => {
    const outputShape = attrs?.outputShape;
    if (!(backend instanceof WebGPUBackend) || !packed || !indices || !isShape(outputShape)) {
      throw new TypeError(`${gatherPixels} expects packed, indices and an output shape, on WebGPU`);
    }
    const program = new GatherPixelsProgram(outputShape);
    return backend.runWebGPUProgram(program, [packed, indices], 'float32');
  },
});

const isShape = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((dim) => typeof dim === 'number');
