import * as tf from '@tensorflow/tfjs-core';
import type { Backend } from './device';

export const cpu: Backend = {
  name: 'cpu',
  async probe() {
    return { backend: 'cpu', label: 'Plain JavaScript - slow', software: false };
  },
  async start() {
    await import('@tensorflow/tfjs-backend-cpu');
    if (!(await tf.setBackend('cpu'))) throw new Error('the CPU backend did not start');
  },
};
