import { expect, test } from 'vitest';
import { heatMap } from './heatCells';
import { rateLines, ratesOf } from './rateLines';

const point = (bits: number, learningRate: number, percent: number) => ({
  bits,
  learningRate,
  optimizer: 'momentum',
  scales: 'observer',
  seed: 42,
  correct: percent * 100,
  total: 10_000,
});

const lines = rateLines({
  points: [
    point(2, 0.01, 86),
    point(2, 0.1, 10),
    point(8, 0.01, 90),
    point(8, 0.1, 80),
    point(8, 0.001, 70),
  ],
  diverged: [{ bits: 2, learningRate: 1, optimizer: 'momentum', scales: 'observer', seed: 42 }],
});

const map = heatMap(lines, ratesOf(lines));

const shadeAt = (bits: number, rate: number) =>
  map.cells.find((cell) => cell.bits === bits && cell.rate === rate)?.shade;

test('rows are bit widths, columns are rates, and what was not measured has no cell', () => {
  expect(map.bits).toEqual([8, 2]);
  expect(map.rates).toEqual([0.001, 0.01, 0.1, 1]);
  expect(map.cells.map(({ row, column }) => [row, column])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 1],
    [1, 2],
    [1, 3],
  ]);
});

test('one collapse does not make all others look alike', () => {
  expect(map.scale).toEqual([70, 90]);
  expect([shadeAt(8, 0.01), shadeAt(8, 0.1), shadeAt(2, 0.1)]).toEqual([1, 0.5, 0]);
});

test('a rate that diverged has a cell without a figure', () => {
  expect(map.cells.at(-1)).toMatchObject({ rate: 1, mean: null, seeds: 0 });
});

test('differences within a tie stay pale beside each other', () => {
  const close = rateLines({
    points: [point(8, 0.01, 90), point(8, 0.1, 89.9)],
    diverged: [],
  });
  const shades = heatMap(close, [0.01, 0.1]).cells.map(({ shade }) => shade);
  expect(Math.abs((shades[0] ?? 0) - (shades[1] ?? 0))).toBeLessThan(0.05);
});
