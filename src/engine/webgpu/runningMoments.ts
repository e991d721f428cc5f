import { runningMomentsKernel } from '../ops/runningMoments';
import { dispatch } from './dispatch';
import { type Inputs, register, sizeOf } from './inputs';
import type { Program } from './program';

const program: Program = {
  name: 'runningMoments',
  constants: {},
  reads: { batchMean: 'f32', batchVariance: 'f32' },
  writes: { mean: 'f32', variance: 'f32' },
  uniforms: ['share', 'correction'],
  workgroupSize: 64,
  code: () => `
    fn main(index: u32) {
      if (index >= arrayLength(&mean)) { return; }
      let keep = 1.0 - uniforms.share;
      mean[index] = mean[index] * keep + batchMean[index] * uniforms.share;
      let unbiased = batchVariance[index] * uniforms.correction;
      variance[index] = variance[index] * keep + unbiased * uniforms.share;
    }`,
};

/** Makes the WebGPU backend update running statistics in place by our program. */
export function registerRunningMoments(): void {
  register(runningMomentsKernel, ({ inputs, attrs }) => {
    type Names = 'mean' | 'variance' | 'batchMean' | 'batchVariance';
    const { mean, variance, batchMean, batchVariance } = inputs as Inputs<Names>;
    dispatch(program, {
      invocations: sizeOf(mean),
      reads: [batchMean, batchVariance],
      writes: [mean, variance],
      uniforms: [Number(attrs?.share), Number(attrs?.correction)],
    });
    return [];
  });
}
