import { expect, test } from 'vitest';
import { rateLevels, rateLines, ratesOf } from './rateLines';

const point = (bits: number, learningRate: number, optimizer = 'momentum') => ({
  bits,
  learningRate,
  optimizer,
  scales: 'observer',
  seed: 42,
});

const measured = (bits: number, learningRate: number, optimizer?: string) => ({
  ...point(bits, learningRate, optimizer),
  correct: 8_900,
  total: 10_000,
});

test('one optimizer needs no naming, two are told apart by name, dash and mark', () => {
  const one = rateLines({ points: [measured(4, 0.1)], diverged: [] });
  expect(one.map(({ label }) => label)).toEqual(['4 bits']);
  const two = rateLines({
    points: [measured(4, 0.1), measured(4, 0.1, 'adam')],
    diverged: [],
  });
  expect(two.map(({ label }) => label)).toEqual(['4 bits momentum', '4 bits Adam']);
  expect(new Set(two.map(({ dash, mark }) => `${dash} ${mark}`)).size).toBe(2);
});

test('rates that diverged belong to their line, which may have nothing else', () => {
  const lines = rateLines({
    points: [measured(2, 0.01)],
    diverged: [point(2, 1), { ...point(2, 1), seed: 43 }, point(8, 3)],
  });
  expect(lines.map(({ bits, line }) => [bits, line.rates.length, line.diverged])).toEqual([
    [8, 0, [3]],
    [2, 1, [1]],
  ]);
  expect(ratesOf(lines)).toEqual([0.01, 1, 3]);
});

test('ways to set scales are told apart too', () => {
  const points = [measured(4, 0.1), { ...measured(4, 0.1), scales: 'lsq' }];
  const lines = rateLines({ points, diverged: [] });
  expect(lines.map(({ label }) => label)).toEqual(['4 bits observed', '4 bits LSQ']);
  expect(new Set(lines.map(({ dash, mark }) => `${dash} ${mark}`)).size).toBe(2);
});

test('the control at its best rate comes before PTQ of the most bits', () => {
  const one = { deviation: null, seeds: 1 };
  const levels = rateLevels({
    ptq: [
      { bits: 2, mean: 0.4, ...one },
      { bits: 8, mean: 0.9, ...one },
    ],
    controls: [
      {
        optimizer: 'momentum',
        total: 10_000,
        rates: [
          { learningRate: 0.01, mean: 0.91, ...one },
          { learningRate: 0.1, mean: 0.9, ...one },
        ],
      },
    ],
  });
  expect(levels.map(({ label, mean }) => [label, mean])).toEqual([
    ['control', 0.91],
    ['PTQ 8', 0.9],
    ['PTQ 2', 0.4],
  ]);
  expect(levels[0]?.words).toBe(
    'FP32 control with SGD + momentum: 91.00 % at 0.01, the best of 2 rates',
  );
});
