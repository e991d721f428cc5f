import { expect, it } from 'vitest';
import { fakeSensitivities } from '../../core/sensitivity/fakeReports';
import { summaryText } from './summaryText';

it('writes every figure in columns', () => {
  const text = summaryText(fakeSensitivities, 'FP32 base');
  expect(text).toContain(
    'FP32 base: one layer quantized at a time, 1000 held-out images, float 90.0 %',
  );
  expect(text).toContain(
    [
      'weights only, relative error',
      'layer        8 bits   6 bits   4 bits   3 bits   2 bits',
      'conv1        0.0039   0.0156   0.0625   0.1250   0.2500',
    ].join('\n'),
  );
  expect(text.split('\n\n')).toHaveLength(10);
});
