import { describe, expect, it } from 'vitest';
import { failedBounds, type Measured } from './bounds';

/** Exactly at every bound. */
const onTheLine: Measured = {
  model: 'cnn',
  base: 90.5,
  ptq: { 8: 90.2, 6: 90.0, 4: 89.0 },
  qat: { 4: 89.5 },
};

describe('failedBounds', () => {
  it('is empty when every bound holds, exactly on the line included', () => {
    expect(failedBounds(onTheLine)).toEqual([]);
  });

  it('holds the network with batch normalization to more', () => {
    expect(failedBounds({ ...onTheLine, model: 'cnn-bn' })).toEqual([
      'cnn-bn: the base checkpoint is 90.50 %, and must be at least 91.00 %',
    ]);
  });

  it('names each bit width at which PTQ loses too much', () => {
    const ptq = { 8: 90.19, 6: 89.99, 4: 88.99 };
    expect(failedBounds({ ...onTheLine, ptq })).toEqual([
      'cnn: PTQ at 8 bits is 90.19 %, and must be at least 90.20 %',
      'cnn: PTQ at 6 bits is 89.99 %, and must be at least 90.00 %',
      'cnn: PTQ at 4 bits is 88.99 %, and must be at least 89.00 %',
    ]);
  });

  it('compares QAT with FP32', () => {
    expect(failedBounds({ ...onTheLine, qat: { 4: 89.4 } })).toEqual([
      'cnn: QAT at 4 bits, against FP32, is 89.40 %, and must be at least 89.50 %',
    ]);
  });

  it('compares QAT with PTQ', () => {
    const ptq = { ...onTheLine.ptq, 4: 89.9 };
    expect(failedBounds({ ...onTheLine, ptq })).toEqual([
      'cnn: QAT at 4 bits, against PTQ, is 89.50 %, and must be at least 89.60 %',
    ]);
  });

  it('does not take a missing figure for a good one', () => {
    expect(failedBounds({ ...onTheLine, qat: {} })).toHaveLength(2);
    expect(failedBounds({ ...onTheLine, ptq: { 8: 90.5, 6: 90.5 } })).toEqual([
      'cnn: PTQ at 4 bits is not measured, and must be at least 89.00 %',
    ]);
  });
});
