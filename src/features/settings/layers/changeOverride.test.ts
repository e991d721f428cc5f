import { expect, test } from 'vitest';
import { hasEndsAt8, parseOverrides } from '../../../core/layerOverrides';
import { toggleEndsAt8, withLayer } from './changeOverride';

const ids = ['conv1', 'conv2', 'dense'];
const changed = (text: string, ...change: [string, Parameters<typeof withLayer>[3]]) =>
  withLayer(parseOverrides(text), ids, ...change);
const toggled = (text: string) => toggleEndsAt8(parseOverrides(text), ids);

test('one layer changes, the others stay, in the order of the model', () => {
  expect(changed('dense.w8', 'conv1', { inputBits: 'float' })).toBe('conv1.af_dense.w8');
  expect(changed('conv1.w8.frozen', 'conv1', { weightBits: 2 })).toBe('conv1.w2.frozen');
});

test('a layer that is as all others is not named', () => {
  expect(changed('conv1.w8_dense.a4', 'conv1', { weightBits: null })).toBe('dense.a4');
  expect(changed('conv2.frozen', 'conv2', { frozen: false })).toBe('');
});

test('first and last layer go to 8 bits and back, and stay frozen', () => {
  expect(toggled('')).toBe('conv1.w8.a8_dense.w8.a8');
  expect(toggled('conv1.w2.frozen_conv2.wf')).toBe('conv1.w8.a8.frozen_conv2.wf_dense.w8.a8');
  expect(toggled('conv1.w8.a8.frozen_dense.w8.a8')).toBe('conv1.frozen');
});

test('both ends at 8 bits, or it does not count', () => {
  expect(hasEndsAt8(parseOverrides('conv1.w8.a8_dense.w8.a8'), ids)).toBe(true);
  expect(hasEndsAt8(parseOverrides('conv1.w8.a8_dense.w8'), ids)).toBe(false);
});
