import { describe, expect, it } from 'vitest';
import { modelById } from './models';
import { floatSizeBytes, quantizedSizeBytes } from './size';

const cnn = modelById('cnn');
const cnnBn = modelById('cnn-bn');

describe('sizes', () => {
  it('takes four bytes per value in float32', () => {
    expect(floatSizeBytes(cnn)).toBe(4 * 24_850);
    expect(floatSizeBytes(cnnBn)).toBe(floatSizeBytes(cnn));
  });

  it.each([
    // 24,760 weights; 90 channels with a 4-byte scale and a 4-byte bias; 3 activations at 5 bytes.
    [8, 24_760 + 720 + 15],
    [4, 12_380 + 720 + 15],
    // 360, 14,400 and 10,000 weights at 3 bits: 135, 5,400 and 3,750 bytes.
    [3, 9285 + 720 + 15],
    [2, 6190 + 720 + 15],
  ])('packs the codes at %d bits', (bits, bytes) => {
    expect(quantizedSizeBytes(cnn, bits)).toBe(bytes);
    expect(quantizedSizeBytes(cnnBn, bits)).toBe(bytes);
  });
});
