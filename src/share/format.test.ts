import { expect, test } from 'vitest';
import {
  formatCount,
  formatDuration,
  formatKilobytes,
  formatRate,
  formatShare,
  formatSigned,
  formatSignificant,
} from './format';

test('numbers read as a person would write them', () => {
  expect(formatCount(55_000)).toBe('55,000');
  expect(formatShare(0.8952)).toBe('89.52');
  expect(formatKilobytes(99_400)).toBe('97.1 KB');
});

test('differences carry their sign, zero none', () => {
  expect(formatSigned(0.123)).toBe('+0.12');
  expect(formatSigned(-3.4)).toBe('\u22123.40');
  expect(formatSigned(-0.001)).toBe('0.00');
});

test.each([
  [0.05, '0.05'],
  [0.001, '0.001'],
  [0.0001, '1e-4'],
  [0.00015, '1.5e-4'],
  [0, '0'],
])('the learning rate %d reads %s', (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});

test.each([
  [840, '0.8 s'],
  [42_000, '42 s'],
  [59_700, '1:00 min'],
  [187_000, '3:07 min'],
  [3_599_400, '59:59 min'],
  [3_599_600, '1:00 h'],
  [7_512_000, '2:05 h'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('scales keep three digits', () => {
  expect(formatSignificant(0.084123)).toBe('0.0841');
  expect(formatSignificant(0.00001234)).toBe('1.2e-5');
  expect(formatSignificant(0)).toBe('0');
});
