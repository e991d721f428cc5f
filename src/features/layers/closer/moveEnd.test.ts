import { expect, test } from 'vitest';
import { activationGrid, weightGrid } from '../../../core/quant/grid';
import { keyedEnd, withEnd } from './moveEnd';

const domain = { min: -1, max: 3 };
const free = activationGrid(4);

test('a free range moves one end, which stays on its side of zero and in the domain', () => {
  const range = { min: -0.5, max: 2 };
  expect(withEnd(range, 'max', 2.5, domain, free)).toEqual({ min: -0.5, max: 2.5 });
  expect(withEnd(range, 'max', 9, domain, free).max).toBe(3);
  expect(withEnd(range, 'max', -1, domain, free).max).toBeGreaterThan(0);
  expect(withEnd(range, 'min', -0.25, domain, free)).toEqual({ min: -0.25, max: 2 });
  expect(withEnd(range, 'min', 1, domain, free).min).toBe(0);
});

test('a symmetric range moves both', () => {
  const range = { min: -0.5, max: 0.5 };
  expect(withEnd(range, 'max', 0.7, domain, weightGrid(4))).toEqual({ min: -0.7, max: 0.7 });
  expect(withEnd(range, 'min', -0.2, domain, weightGrid(4))).toEqual({ min: -0.2, max: 0.2 });
});

test('keys move an end by a two-hundredth of the domain, more, less, or to the ends', () => {
  const range = { min: -0.5, max: 2 };
  const at = (key: string, shiftKey = false, end: 'min' | 'max' = 'max') =>
    keyedEnd({ key, shiftKey }, range, end, domain);
  expect(at('ArrowRight')).toBeCloseTo(2.02, 12);
  expect(at('ArrowLeft', true)).toBeCloseTo(1.998, 12);
  expect(at('PageUp')).toBeCloseTo(2.2, 12);
  expect(at('Home')).toBe(0);
  expect(at('End')).toBe(3);
  expect(at('Home', false, 'min')).toBe(-1);
  expect(at('Tab')).toBeNull();
});
