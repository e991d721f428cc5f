import { describe, expect, it } from 'vitest';
import { activationGrid } from '../../../core/quant/grid';
import { sampleOf } from '../../../core/rangeTrial/sample';
import { tryParams } from '../../../core/rangeTrial/tryParams';
import { codeBars, codesPerBar, countTicks, heightOf, valueCounts, valueTicks } from './chartBars';

describe('valueCounts', () => {
  it('counts every value once, those at the ends too', () => {
    const sample = sampleOf(Float32Array.of(-1, -0.5, 0, 0.5, 1));
    expect([...valueCounts(sample, { min: -1, max: 1 }, 4)]).toEqual([1, 1, 1, 2]);
  });
});

describe('codeBars', () => {
  const grid = activationGrid(4);
  const trial = tryParams(sampleOf(Float32Array.of(0, 1, 1, 15)), { scale: 1, zeroPoint: 0 }, grid);

  it('has a bar for every code where there is room', () => {
    const bars = codeBars(trial, grid, 16);
    expect(bars).toHaveLength(16);
    expect(bars[1]).toEqual({ first: 1, last: 1, from: 0.5, to: 1.5, count: 2 });
  });

  it('joins neighbours where there is not, and loses none', () => {
    const bars = codeBars(trial, grid, 5);
    expect(bars.map(({ first, last, count }) => [first, last, count])).toEqual([
      [0, 3, 3],
      [4, 7, 0],
      [8, 11, 0],
      [12, 15, 1],
    ]);
    expect(codesPerBar(65_536, 300)).toBe(256);
  });
});

describe('axes', () => {
  it('draw a count of one on both scales, and the largest at full height', () => {
    for (const scale of ['linear', 'log'] as const) {
      expect(heightOf(0, 50, scale)).toBe(0);
      expect(heightOf(1, 50, scale)).toBeGreaterThan(0);
      expect(heightOf(50, 50, scale)).toBe(1);
    }
  });

  it('have few round ticks', () => {
    expect(countTicks(137, 'linear')).toEqual([0, 50, 100]);
    expect(countTicks(137, 'log')).toEqual([1, 10, 100]);
    expect(countTicks(4_000_000, 'log')).toEqual([1, 100, 10_000, 1_000_000]);
    expect(valueTicks({ min: -0.34, max: 0.34 }, 5)).toEqual([-0.2, 0, 0.2]);
    expect(valueTicks({ min: 0, max: 6.1 }, 4)).toEqual([0, 2, 4, 6]);
  });
});
