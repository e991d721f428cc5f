import { describe, expect, it } from 'vitest';
import { schemeOf } from '../scheme/schemeOf';
import { defaultSettings, type Settings } from '../settings/settings';
import { modelOf } from './models';
import { floatSizeBytes, quantizedSizeBytes } from './size';

const cnn = modelOf({ dataset: 'fashion-mnist', model: 'cnn' });
const cnnBn = modelOf({ dataset: 'fashion-mnist', model: 'cnn-bn' });

const sizeWith = (changes: Partial<Settings>) =>
  quantizedSizeBytes(cnn, schemeOf({ ...defaultSettings, ...changes }, 'ptq'));

const at4Bits = 12_380 + 720 + 15;

describe('sizes', () => {
  it('takes four bytes per value in float32', () => {
    expect(floatSizeBytes(cnn)).toBe(4 * 24_850);
    expect(floatSizeBytes(cnnBn)).toBe(floatSizeBytes(cnn));
  });

  it.each([
    // 24,760 weights; 90 channels with a 4-byte scale and a 4-byte bias; 3 activations at 5 bytes.
    [8, 24_760 + 720 + 15],
    [4, at4Bits],
    // 360, 14,400 and 10,000 weights at 3 bits: 135, 5,400 and 3,750 bytes.
    [3, 9285 + 720 + 15],
    [2, 6190 + 720 + 15],
  ] as const)('packs the codes at %d bits', (weightBits, bytes) => {
    expect(sizeWith({ weightBits })).toBe(bytes);
    const folded = schemeOf({ ...defaultSettings, model: 'cnn-bn', weightBits }, 'ptq');
    expect(quantizedSizeBytes(cnnBn, folded)).toBe(bytes);
  });

  it.each([
    // 360 and 10,000 weights take 4 bits more.
    [{ layers: 'conv1.w8.a8_dense.w8.a8' }, at4Bits + 180 + 5_000],
    // 10,000 weights of 4 bytes without 10 scales; its input needs no scale either.
    [{ layers: 'dense.float' }, at4Bits - 5_000 + 40_000 - 40 - 5],
    [{ bias: 'int16' }, at4Bits - 180],
    [{ bias: 'product', biasBits: 8 }, at4Bits - 270],
    // One scale for the biases of each layer.
    [{ bias: 'own', biasBits: 4 }, at4Bits - 315 + 12],
    // Three scales with a zero point each in place of 90 scales.
    [{ weightGranularity: 'tensor', weightScheme: 'affine' }, at4Bits - 360 + 15],
    [{ ptqMode: 'dynamic' }, at4Bits - 15],
    [{ logitBits: 4 }, at4Bits + 5],
    // A zero point of 16 bits takes two bytes.
    [{ activationBits: 16 }, at4Bits + 3],
  ] as const)('follows the scheme: %j', (changes, bytes) => {
    expect(sizeWith(changes)).toBe(bytes);
  });
});
