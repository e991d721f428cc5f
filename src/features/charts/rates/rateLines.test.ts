import { expect, test } from 'vitest';
import { rateLevels, rateLines, ratesOf } from './rateLines';

const point = (bits: number, learningRate: number, optimizer = 'momentum') => ({
  bits,
  learningRate,
  optimizer,
  seed: 42,
});

const measured = (bits: number, learningRate: number, optimizer?: string) => ({
  ...point(bits, learningRate, optimizer),
  correct: 8_900,
  total: 10_000,
});

test('one optimizer needs no naming, two are told apart by name, dash and mark', () => {
  const one = rateLines({ points: [measured(4, 0.1)], diverged: [], references: [] });
  expect(one.map(({ label }) => label)).toEqual(['4 bits']);
  const two = rateLines({
    points: [measured(4, 0.1), measured(4, 0.1, 'adam')],
    diverged: [],
    references: [],
  });
  expect(two.map(({ label }) => label)).toEqual(['4 bits momentum', '4 bits Adam']);
  expect(new Set(two.map(({ dash, mark }) => `${dash} ${mark}`)).size).toBe(2);
});

test('rates that diverged belong to their line, which may have nothing else', () => {
  const lines = rateLines({
    points: [measured(2, 0.01)],
    diverged: [point(2, 1), { ...point(2, 1), seed: 43 }, point(8, 3)],
    references: [],
  });
  expect(lines.map(({ bits, line, diverged }) => [bits, line.rates.length, diverged])).toEqual([
    [8, 0, [3]],
    [2, 1, [1]],
  ]);
  expect(ratesOf(lines)).toEqual([0.01, 1, 3]);
});

test('the control comes before PTQ of the most bits', () => {
  const references = [
    { method: 'ptq', bits: 2, mean: 0.4 },
    { method: 'ptq', bits: 8, mean: 0.9 },
    { method: 'control', bits: null, mean: 0.9 },
  ] as const;
  expect(rateLevels({ points: [], diverged: [], references }).map(({ label }) => label)).toEqual([
    'control',
    'PTQ 8',
    'PTQ 2',
  ]);
});
