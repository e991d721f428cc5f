import { expect, it, test } from 'vitest';
import { fakeSensitivities } from '../sensitivity/fakeReports';
import { heatOf, layerSensitivity, toldWidth } from './layerSensitivity';

it.each([
  [8, 8],
  [7, 6],
  [5, 4],
  [2, 2],
  [null, 4],
])('tells what %s bits do by what was measured at %i', (bits, told) => {
  expect(toldWidth(bits)).toBe(told);
});

test('a layer has its own error, and what it costs', () => {
  expect(layerSensitivity(fakeSensitivities, 'dense', 3)).toEqual({
    bits: 3,
    relativeError: 2 / 8,
    lostPoints: 1.1,
  });
  expect(layerSensitivity(fakeSensitivities, 'conv9', 3)).toBeNull();
  expect(layerSensitivity(null, 'dense', 3)).toBeNull();
});

test('heat grows with the logarithm of the error, and ends at 1', () => {
  expect([0, 1e-5, 0.005, 0.05, 0.5, 7].map(heatOf)).toEqual([
    0,
    0,
    0,
    expect.closeTo(0.5, 9),
    1,
    1,
  ]);
});
