import { expect, it } from 'vitest';
import type { WatchedLayer, WatchSample } from '../../../core/watch/watchSample';
import { quantities } from './quantities';
import { quantityAxis, stepAxis, watchLines } from './watchLines';
import { healthInWords, watchTable } from './watchWords';

const layer = (id: string, updateRatio: number, changedShare: number | null): WatchedLayer => ({
  id,
  gradientNorm: 1,
  updateRatio,
  clippedShare: null,
  changedShare,
  oscillatingShare: null,
  weightScale: null,
  scaleRatio: null,
  inputScale: 0.02,
});

const watch: readonly WatchSample[] = [
  { step: 0, learningRate: 0.1, layers: [layer('conv1', 1e-3, 0), layer('dense', 0.5, null)] },
  { step: 8, learningRate: 0.1, layers: [layer('conv1', 1e-6, 0.25), layer('dense', 1e-3, null)] },
];

const quantity = (id: string) => quantities.find((own) => own.id === id) ?? quantities[0];

it('draws a line for every layer, with what vanishes and explodes marked', () => {
  expect(watchLines(watch, quantity('updateRatio'))).toEqual([
    {
      layerId: 'conv1',
      points: [
        { x: 0, y: 1e-3 },
        { x: 8, y: 1e-6 },
      ],
      vanishing: [{ x: 8, y: 1e-6 }],
      exploding: [],
    },
    {
      layerId: 'dense',
      points: [
        { x: 0, y: 0.5 },
        { x: 8, y: 1e-3 },
      ],
      vanishing: [],
      exploding: [{ x: 0, y: 0.5 }],
    },
  ]);
});

it('leaves out layers that lack a quantity, and shows shares in percent', () => {
  const lines = watchLines(watch, quantity('changedShare'));
  expect(lines.map(({ layerId }) => layerId)).toEqual(['conv1']);
  expect(lines[0]?.points.at(-1)).toEqual({ x: 8, y: 25 });
  expect(watchLines(watch, quantity('weightScale'))).toEqual([]);
});

it('has axes that hold everything, also of nothing', () => {
  const axis = quantityAxis(watchLines(watch, quantity('updateRatio')), quantity('updateRatio'));
  expect(axis.domain[0]).toBeLessThanOrEqual(1e-6);
  expect(axis.domain[1]).toBeGreaterThanOrEqual(0.5);
  expect(axis.log).toBe(true);
  expect(quantityAxis([], quantity('weightScale')).domain).toEqual([0, 1]);
  expect(stepAxis(watch, 100).domain).toEqual([0, 100]);
});

it('says what is wrong, and gives every figure as a table', () => {
  expect(healthInWords(watch)).toBe(
    'Updates: exploding in dense at 1 of 2 samples; vanishing in conv1 at 1 of 2 samples. In red: squares vanish, triangles explode.',
  );
  expect(healthInWords(watch.slice(0, 0))).toBe('No update vanishes or explodes.');
  const { columns, rows } = watchTable('QAT', watch);
  expect(rows).toHaveLength(4);
  expect(rows[0]).toHaveLength(columns.length);
  expect(rows[0]?.slice(0, 4)).toEqual(['QAT', 0, 0.1, 'conv1']);
});
