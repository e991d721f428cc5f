import { expect, test } from 'vitest';
import { modelOf } from '../core/model/models';
import { decodeSafetensors, encodeSafetensors } from '../data/safetensors';
import { initialCheckpoint } from '../engine/network/parameters';
import { decodeNetwork, encodeNetwork } from './networkFile';

const fileOf = (imageSet: string) => {
  const model = modelOf({ dataset: 'own-grey', model: 'cnn-bn', imageSet });
  const checkpoint = initialCheckpoint(model, 1);
  return encodeNetwork({ kind: 'float', network: { model, checkpoint } });
};

test('a network for own images says for which, and comes back with its classes', () => {
  // As many classes as FashionMNIST has, in images of the same shape.
  const file = fileOf('10-0a1b2c3d');
  expect(Object.fromEntries(decodeSafetensors(file).metadata)).toMatchObject({
    dataset: 'own-grey',
    imageSet: '10-0a1b2c3d',
  });
  const network = decodeNetwork(fileOf('7-0a1b2c3d'));
  if (network.kind !== 'float') throw new Error('it was in float');
  expect(network.network.model.layers.at(-1)).toMatchObject({ units: 7 });
  expect(network.network.model.imageSet).toBe('7-0a1b2c3d');
});

test('a file that names no set of images is none', () => {
  const { tensors, metadata } = decodeSafetensors(fileOf('7-0a1b2c3d'));
  const said = { ...Object.fromEntries(metadata), imageSet: '700-x' };
  const file = encodeSafetensors(Object.fromEntries(tensors), said);
  expect(() => decodeNetwork(file)).toThrow(/does not say of which model/);
});
