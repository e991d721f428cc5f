import { expect, test } from 'vitest';
import type { Evaluation } from '../../../core/run';
import { bitsDrawing } from './series';

const of = (correct: number): Evaluation => ({
  correct,
  total: 10_000,
  agreeing: null,
  loss: 0,
  evaluateMs: 0,
});

const measured = {
  entries: [
    { bits: 8, ptq: of(8_980), qat: null },
    { bits: 2, ptq: of(7_750), qat: of(8_610) },
  ],
  theirs: [{ bits: 2, ptq: of(7_600), qat: null }],
  reference: of(8_986),
  control: null,
};

test('lines go through what was measured, in percent', () => {
  const { series, levels } = bitsDrawing(measured, new Set());
  expect(series.map(({ method, marks }) => [method, marks.map(({ bits }) => bits)])).toEqual([
    ['ptq', [8, 2]],
    ['qat', [2]],
  ]);
  expect(series[0]?.marks[0]?.accuracy).toBeCloseTo(89.8, 10);
  expect(levels).toEqual([{ method: 'base', label: 'FP32', accuracy: 89.86 }]);
});

test('the axis encloses every interval and passes no bound', () => {
  const { series, y } = bitsDrawing(measured, new Set());
  const { ticks, domain } = y;
  const marks = series.flatMap((line) => line.marks);
  expect(domain[0]).toBeLessThanOrEqual(Math.min(...marks.map(({ low }) => low)));
  expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...marks.map(({ high }) => high)));
  expect(domain[1]).toBeLessThanOrEqual(100);
  expect(ticks.length).toBeGreaterThanOrEqual(3);
});

test('what others measured stands beside it, on the same axis, and can be hidden', () => {
  const { theirs, y } = bitsDrawing(measured, new Set());
  expect(theirs.map(({ method, marks }) => [method, marks.map(({ bits }) => bits)])).toEqual([
    ['ptq', [2]],
  ]);
  expect(y.domain[0]).toBeLessThan(76);
  expect(bitsDrawing(measured, new Set(['theirs'])).theirs).toEqual([]);
});

test('hidden lines are not drawn', () => {
  const { series, levels } = bitsDrawing(measured, new Set(['ptq', 'base']));
  expect(series.map(({ method }) => method)).toEqual(['qat']);
  expect(levels).toEqual([]);
});

test('an axis of results that agree does not blow up their noise', () => {
  const { y } = bitsDrawing(
    { entries: [], theirs: [], reference: of(9_000), control: null },
    new Set(),
  );
  expect(y.domain[1] - y.domain[0]).toBeGreaterThanOrEqual(3);
});
