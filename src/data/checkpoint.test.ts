import { describe, expect, it } from 'vitest';
import { modelOf } from '../core/model/models';
import { parameterShapes } from '../core/model/shapes';
import { checkParameters, loadShippedCheckpoint } from './checkpoint';
import { encodeSafetensors, type FloatTensor } from './safetensors';
import { createTestIo } from './testIo';

const model = modelOf({ dataset: 'fashion-mnist', model: 'cnn-bn' });

const fitting = () =>
  new Map<string, FloatTensor>(
    parameterShapes(model).map(({ name, shape }) => [
      name,
      { shape, data: new Float32Array(shape.reduce((total, dim) => total * dim, 1)) },
    ]),
  );

describe('checkParameters', () => {
  it('accepts the parameters of the model', () => {
    expect(() => checkParameters(model, fitting())).not.toThrow();
  });

  it('names a parameter that is missing', () => {
    const tensors = fitting();
    tensors.delete('conv2.gamma');
    expect(() => checkParameters(model, tensors)).toThrow('conv2.gamma is missing');
  });

  it('names a parameter that the model has not', () => {
    const tensors = fitting().set('conv3.weight', { shape: [0], data: new Float32Array(0) });
    expect(() => checkParameters(model, tensors)).toThrow('conv3.weight');
  });

  it('names a parameter of another shape', () => {
    const tensors = fitting().set('conv1.beta', { shape: [41], data: new Float32Array(41) });
    expect(() => checkParameters(model, tensors)).toThrow('conv1.beta is of shape [41], not [40]');
  });

  it('refuses values that are not finite', () => {
    const data = new Float32Array(40).fill(1).with(7, Number.NaN);
    const tensors = fitting().set('conv1.mean', { shape: [40], data });
    expect(() => checkParameters(model, tensors)).toThrow('conv1.mean holds a value not finite');
  });
});

describe('loadShippedCheckpoint', () => {
  it('returns the parameters of the model', async () => {
    const file = encodeSafetensors(Object.fromEntries(fitting()), {});
    const io = createTestIo({ 'models/cnn-bn.safetensors': file });
    expect([
      ...(await loadShippedCheckpoint({ dataset: 'fashion-mnist', model: 'cnn-bn' }, io)).keys(),
    ]).toEqual([...fitting().keys()]);
  });

  it('refuses the checkpoint of another model', async () => {
    const file = encodeSafetensors(Object.fromEntries(fitting()), {});
    const io = createTestIo({ 'models/cnn.safetensors': file });
    await expect(
      loadShippedCheckpoint({ dataset: 'fashion-mnist', model: 'cnn' }, io),
    ).rejects.toMatchObject({
      code: 'checkpoint-invalid',
    });
  });

  it('says that a checkpoint is missing', async () => {
    await expect(
      loadShippedCheckpoint({ dataset: 'fashion-mnist', model: 'cnn' }, createTestIo({})),
    ).rejects.toMatchObject({
      code: 'data-missing',
      message: expect.stringContaining('weights of CNN'),
    });
  });
});
