import { type Layer, Net, Trainer, Vol } from 'convnetjs';
import { dealer, type HostBatch } from '../batches';
import { task } from '../task';
import type { OpenContender } from './contender';
import { cnn, cnnWeights } from './weights';

const imageSize = 28 * 28;

/** Trains with convnetjs: plain JavaScript in double precision, one image at a time. */
export const openConvnet: OpenContender = async ({ batchSize, images, weights }) => {
  const { conv1, bias1, conv2, bias2, dense, bias3 } = cnnWeights(weights);
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 },
    { type: 'conv', sx: cnn.kernel, filters: cnn.filters, stride: 1, pad: 0, activation: 'relu' },
    { type: 'pool', sx: 2, stride: 2 },
    { type: 'conv', sx: cnn.kernel, filters: cnn.filters, stride: 1, pad: 0, activation: 'relu' },
    { type: 'pool', sx: 2, stride: 2 },
    { type: 'softmax', num_classes: cnn.classes },
  ]);
  const trained = net.layers.filter(({ filters }) => filters !== undefined);
  for (const [index, [kernel, bias]] of [
    [conv1, bias1] as const,
    [conv2, bias2] as const,
    [dense, bias3] as const,
  ].entries()) {
    fill(trained[index], kernel, bias);
  }
  const { learningRate: learning_rate, momentum } = task;
  const options = { method: 'sgd', learning_rate, momentum, batch_size: batchSize, l2_decay: 0 };
  const trainer = new Trainer(net, options);
  const deal = dealer(images, batchSize);
  return {
    steps: async (count) => Array.from({ length: count }, () => step(trainer, deal())),
  };
};

/** Copies [..., in, out] values into one volume for each output. */
function fill(layer: Layer | undefined, kernel: Float32Array, bias: Float32Array): void {
  if (!layer?.filters || !layer.biases) throw new TypeError('the layer has no filters');
  const outputs = layer.filters.length;
  layer.filters.forEach((filter, output) => {
    for (let i = 0; i < filter.w.length; i++) filter.w[i] = kernel[i * outputs + output] ?? 0;
  });
  layer.biases.w.set(bias);
}

/** Returns the mean loss; the trainer updates once it has seen the whole batch. */
function step(trainer: Trainer, { images, labels }: HostBatch): number {
  let sum = 0;
  labels.forEach((label, index) => {
    const input = new Vol(28, 28, 1, 0);
    input.w.set(images.subarray(index * imageSize, (index + 1) * imageSize));
    sum += trainer.train(input, label).cost_loss;
  });
  return sum / labels.length;
}
