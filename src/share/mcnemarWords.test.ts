import { expect, it } from 'vitest';
import { mcNemar } from '../core/metrics/mcnemar';
import { mcnemarWords } from './mcnemarWords';

const names = ['FP32 base', 'PTQ W4A4'] as const;
const words = (onlyFirst: number, onlySecond: number) =>
  mcnemarWords(mcNemar({ onlyFirst, onlySecond }), names, 10_000);

it('names the better one where chance does not explain it', () => {
  expect(words(121, 59)).toBe(
    "Of 10,000 images FP32 base alone gets 121 right, PTQ W4A4 alone 59. McNemar's test, exact: p < 0.001, so FP32 base is better on such images by more than chance.",
  );
  expect(words(2, 10)).toMatch(/p = 0\.039, so PTQ W4A4 is better/);
  expect(words(590, 700)).toMatch(/McNemar's test: p = 0\.002, so PTQ W4A4/);
});

it('calls a tie what chance explains', () => {
  expect(words(25, 15)).toMatch(/p = 0\.154, so chance alone may explain the difference: a tie\.$/);
  expect(words(7, 7)).toMatch(/Neither is better\.$/);
});
