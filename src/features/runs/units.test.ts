import { describe, expect, it } from 'vitest';
import { columnOf } from './columns';
import { fakeRows } from './fakeRows';
import { isGroup, overSeeds, type Unit, unitsOf, unitValue } from './units';

const seeds = [42, 43, 44];
const correct = [9_000, 9_010, 9_020];
const three = seeds.map((seed, at) => ({
  method: 'qat' as const,
  runId: `qat-${at + 1}`,
  correct: correct[at] ?? 0,
  settings: { seed },
}));

const sizes = (units: readonly Unit[]) => units.map(({ rows }) => rows.length);

describe('unitsOf', () => {
  it('puts together what differs in its seed alone, where the first of it was', () => {
    const ptq = { method: 'ptq', runId: 'ptq-1', correct: 8_000 } as const;
    const [first, ...others] = three;
    const rows = fakeRows([...(first ? [first] : []), ptq, ...others]);
    const units = unitsOf(rows);
    expect(units.map((unit) => unit.rows.map(({ run }) => run.plan.runId))).toEqual([
      ['qat-1', 'qat-2', 'qat-3'],
      ['ptq-1'],
    ]);
    expect(units.map(isGroup)).toEqual([true, false]);
  });

  it('keeps apart what differs in anything that its method looks at', () => {
    const rate = {
      method: 'qat',
      correct: 1,
      settings: { seed: 43, qatLearningRate: 0.1 },
    } as const;
    const base = { method: 'qat', correct: 1 } as const;
    const trained = {
      ...base,
      settings: { seed: 43 },
      start: { kind: 'run', runId: 'fp32-1' },
    } as const;
    expect(sizes(unitsOf(fakeRows([base, rate, trained])))).toEqual([1, 1, 1]);
    const ptq = (seed: number, batchSize: number) =>
      ({ method: 'ptq', correct: 1, settings: { seed, batchSize } }) as const;
    expect(sizes(unitsOf(fakeRows([ptq(1, 32), ptq(2, 64)])))).toEqual([2]);
  });

  it('keeps a run apart whose learning rate was changed by hand', () => {
    const [first, second, third] = three;
    if (!first || !second || !third) throw new RangeError('there are three');
    const steered = { ...second, rateChanges: [{ step: 3, peak: 0.1 }] };
    expect(sizes(unitsOf(fakeRows([first, steered, third])))).toEqual([2, 1]);
  });

  it('does not take the same seed twice for a group, nor a network that has none', () => {
    const again = { method: 'qat', correct: 1 } as const;
    expect(sizes(unitsOf(fakeRows([again, again])))).toEqual([1, 1]);
    const base = (seed: number) => ({ method: 'base', correct: 1, settings: { seed } }) as const;
    expect(sizes(unitsOf(fakeRows([base(1), base(2)])))).toEqual([1, 1]);
  });
});

describe('what a group says', () => {
  const group = (runs: Parameters<typeof fakeRows>[0]): Unit => {
    const [unit] = unitsOf(fakeRows(runs));
    if (!unit) throw new Error('no runs');
    return unit;
  };

  it('is the mean with the deviation of a sample', () => {
    const over = overSeeds(columnOf('accuracy'), group(three));
    expect(over?.mean).toBeCloseTo(0.901, 12);
    expect(over?.deviation).toBeCloseTo(0.001, 12);
    expect(over?.seeds).toBe(3);
  });

  it('takes the latest run of a seed that ran twice', () => {
    const again = { method: 'qat', correct: 9_300, settings: { seed: 44 } } as const;
    const over = overSeeds(columnOf('accuracy'), group([...three, again]));
    expect(over?.mean).toBeCloseTo((0.9 + 0.901 + 0.93) / 3, 12);
    expect(over?.seeds).toBe(3);
  });

  it('is what its runs have in common, and nothing where they differ', () => {
    const unit = group(three);
    expect(unitValue(columnOf('rate'), unit)).toBe(0.03);
    expect(unitValue(columnOf('seed'), unit)).toBeNull();
    expect(unitValue(columnOf('against'), unit)).toBe('bits 32 \u2192 4, 1 epoch');
    expect(unitValue(columnOf('best'), unit)).toBeNull();
  });
});
