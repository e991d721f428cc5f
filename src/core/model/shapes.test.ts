import { describe, expect, it } from 'vitest';
import { modelOf, models } from './models';
import { foldedSpec, parameterShapes, shapedLayers, weightCount } from './shapes';

const cnn = modelOf({ dataset: 'fashion-mnist', model: 'cnn' });
const cnnBn = modelOf({ dataset: 'fashion-mnist', model: 'cnn-bn' });

describe('shapedLayers', () => {
  it('follows an image through the network', () => {
    const outputs = shapedLayers(cnn).map(({ input, output }) => [input, output]);
    expect(outputs).toEqual([
      [
        [28, 28, 1],
        [13, 13, 40],
      ],
      [
        [13, 13, 40],
        [5, 5, 40],
      ],
      [[5, 5, 40], [10]],
    ]);
  });

  it('gives kernels as [row, column, in, out] and dense weights as [in, out]', () => {
    expect(shapedLayers(cnn).map(({ weightShape }) => weightShape)).toEqual([
      [3, 3, 1, 40],
      [3, 3, 40, 40],
      [1000, 10],
    ]);
  });
});

describe('parameterShapes', () => {
  const names = (model: typeof cnn) => parameterShapes(model).map(({ name }) => name);

  it('has a weight and a bias per layer', () => {
    expect(names(cnn)).toEqual([
      'conv1.weight',
      'conv1.bias',
      'conv2.weight',
      'conv2.bias',
      'dense.weight',
      'dense.bias',
    ]);
  });

  it('has batch normalization in place of the bias of a convolution', () => {
    const shapes = parameterShapes(cnnBn).filter(({ name }) => name.startsWith('conv1'));
    expect(shapes.map(({ name, trainable }) => [name, trainable])).toEqual([
      ['conv1.weight', true],
      ['conv1.gamma', true],
      ['conv1.beta', true],
      ['conv1.mean', false],
      ['conv1.variance', false],
    ]);
    expect(shapes.slice(1).map(({ shape }) => shape)).toEqual([[40], [40], [40], [40]]);
  });
});

describe('foldedSpec', () => {
  it('has the parameters of the network without batch normalization', () => {
    expect(parameterShapes(foldedSpec(cnnBn))).toEqual(parameterShapes(cnn));
    expect(foldedSpec(cnn)).toEqual(cnn);
  });

  it('has as many weights and biases with batch normalization as without', () => {
    for (const { id: model } of models) {
      expect(weightCount(modelOf({ dataset: 'fashion-mnist', model }))).toBe(24_850);
    }
  });
});
