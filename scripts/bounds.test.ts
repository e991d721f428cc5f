import { describe, expect, it } from 'vitest';
import { failedBounds, type Measured } from './bounds';

/** Exactly at every bound. */
const onTheLine: Measured = {
  model: 'cnn',
  base: 90.5,
  ptq: { 8: 90.3, 6: 90.2, 4: 89.5, 3: 86.5, 2: 60.5 },
  ptqEndsAt8: { 8: 90.3, 6: 90.2, 4: 89.9, 3: 89, 2: 70.5 },
  qat: { 8: 90.2, 6: 90.1, 4: 89.8, 3: 88.4, 2: 85.4 },
  control: 90.4,
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
    const ptq = { 8: 90.29, 6: 90.19, 4: 89.49, 3: 86.49, 2: 60.49 };
    expect(failedBounds({ ...onTheLine, ptq })).toEqual([
      'cnn: PTQ, 8 bits, is 90.29 %, and must be at least 90.30 %',
      'cnn: PTQ, 6 bits, is 90.19 %, and must be at least 90.20 %',
      'cnn: PTQ, 4 bits, is 89.49 %, and must be at least 89.50 %',
      'cnn: PTQ, 3 bits, is 86.49 %, and must be at least 86.50 %',
      'cnn: PTQ, 2 bits, is 60.49 %, and must be at least 60.50 %',
    ]);
  });

  it('holds PTQ to more where the first and last layer have 8 bits', () => {
    const ptqEndsAt8 = { ...onTheLine.ptqEndsAt8, 4: 89.89, 3: 88.99, 2: 70.49 };
    expect(failedBounds({ ...onTheLine, ptqEndsAt8 })).toEqual([
      'cnn: PTQ with its ends at 8 bits, 4 bits, is 89.89 %, and must be at least 89.90 %',
      'cnn: PTQ with its ends at 8 bits, 3 bits, is 88.99 %, and must be at least 89.00 %',
      'cnn: PTQ with its ends at 8 bits, 2 bits, is 70.49 %, and must be at least 70.50 %',
    ]);
  });

  it('compares QAT with its control', () => {
    expect(failedBounds({ ...onTheLine, control: 90.41 })).toHaveLength(5);
  });

  it('compares QAT with FP32', () => {
    const ptq = { ...raised(onTheLine.ptq), 4: 89.81 };
    const ptqEndsAt8 = raised(onTheLine.ptqEndsAt8);
    expect(failedBounds({ ...onTheLine, base: 90.81, ptq, ptqEndsAt8 })).toEqual([
      'cnn: QAT against FP32, 4 bits, is 89.80 %, and must be at least 89.81 %',
    ]);
  });

  it('compares QAT with PTQ', () => {
    const ptq = { ...onTheLine.ptq, 4: 90.2 };
    expect(failedBounds({ ...onTheLine, ptq })).toEqual([
      'cnn: QAT against PTQ, 4 bits, is 89.80 %, and must be at least 89.90 %',
    ]);
  });

  it('does not take a missing figure for a good one', () => {
    expect(failedBounds({ ...onTheLine, qat: {} })).toHaveLength(7);
    expect(failedBounds({ ...onTheLine, control: undefined })).toHaveLength(5);
    const { 4: _, ...ptq } = onTheLine.ptq;
    expect(failedBounds({ ...onTheLine, ptq })).toEqual([
      'cnn: PTQ, 4 bits, is not measured, and must be at least 89.50 %',
      'cnn: QAT against PTQ, 4 bits, is 89.80 %, and what it is held against is not measured',
    ]);
  });
});

const raised = (byBits: Measured['ptq']) =>
  Object.fromEntries(Object.entries(byBits).map(([bits, value = 0]) => [bits, value + 1]));
