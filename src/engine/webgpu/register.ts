import * as tf from '@tensorflow/tfjs-core';
import { registerConv2d } from './conv2d';
import { registerConvBlock } from './convBlock';
import { registerDense } from './dense';
import { registerFakeQuant } from './fakeQuant';
import { registerGatherBatch } from './gatherBatch';
import { registerLearnedQuant } from './learnedQuant';
import { registerLossAndHits } from './lossAndHits';
import { registerMoments } from './moments';
import { registerNormReluMaxPool } from './normReluMaxPool';
import { registerRoundBias } from './roundBias';
import { registerRunningMoments } from './runningMoments';
import { registerTrackChannels } from './trackChannels';
import { registerTrackRange } from './trackRange';
import { registerUpdateParameters } from './updateParameters';

/** Dispatches between submits at most; a training step has fewer, and is submitted as a whole. */
const mostDispatches = 256;

/** Makes the WebGPU backend use our kernels. */
export function installKernels(): void {
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', mostDispatches);
  registerConv2d();
  registerConvBlock();
  registerDense();
  registerFakeQuant();
  registerGatherBatch();
  registerLearnedQuant();
  registerLossAndHits();
  registerMoments();
  registerNormReluMaxPool();
  registerRoundBias();
  registerRunningMoments();
  registerTrackChannels();
  registerTrackRange();
  registerUpdateParameters();
}
