import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/core/settings/settings';
import { defaultSweep } from '../src/core/sweep/grid';
import type { SweepPlan } from '../src/core/sweep/plans';
import { fakeRun } from '../src/store/fakeRun';
import { keep, readSweepFile, type SweepFile, writeSweepFile } from './sweepFile';
import { divided, mergedParts, plansOf, plansOfShard } from './sweepParts';
import { sweepTable } from './sweepTable';

const sweep = { ...defaultSweep, rates: '0.01, 0.1', bits: [4, 2] } as const;
const plans = plansOf(sweep, defaultSettings);

const folder = mkdtempSync(join(tmpdir(), 'quantlab-sweep-'));

/** A run that has finished; the fewer bits and the higher its rate, the worse. */
function done({ method, settings }: SweepPlan) {
  const correct = 9_000 - 1_000 * settings.qatLearningRate - 100 * (8 - settings.weightBits);
  return keep(fakeRun({ method, correct: method === 'ptq' ? 5_000 : correct, settings }));
}

const fileOf = (own: readonly SweepPlan[]): SweepFile => ({
  sweep,
  settings: defaultSettings,
  runs: own.map(done),
});

describe('plansOfShard', () => {
  it('has every run in exactly one part, and parts of about the same size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (of) => {
        const parts = Array.from({ length: of }, (_, index) =>
          plansOfShard(plans, { part: index + 1, of }),
        );
        expect(new Set(parts.flat())).toEqual(new Set(plans));
        expect(parts.flat()).toHaveLength(plans.length);
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a sweep in a file', () => {
  it('is continued where it stopped', () => {
    const path = join(folder, 'half.json');
    writeSweepFile(path, fileOf(plans.slice(0, 4)));
    const file = readSweepFile(path);
    const { there, lacking } = divided(plans, file?.runs ?? []);
    expect(there).toHaveLength(4);
    expect(lacking).toEqual(plans.slice(4));
  });

  it('keeps all that was written down of a run, and a loss that is no number', () => {
    const path = join(folder, 'lost.json');
    const run = fakeRun({ method: 'qat', correct: 1, settings: { qatLearningRate: 0.1 } });
    const lost = keep({
      ...run,
      status: 'diverged',
      heldOut: [{ step: 1, loss: Number.NaN, accuracy: 0.1 }],
      result: run.result && { ...run.result, end: 'diverged', evaluation: null },
    });
    writeSweepFile(path, { ...fileOf([]), runs: [lost] });
    const first = readFileSync(path, 'utf8').replace(/"madeAt".*/, '');
    const again = readSweepFile(path);
    expect(again?.runs[0]?.record.heldOut[0]?.loss).toBeNaN();
    if (again) writeSweepFile(path, again);
    expect(readFileSync(path, 'utf8').replace(/"madeAt".*/, '')).toBe(first);
  });

  it.each([
    ['{', 'is no sweep that can be read'],
    ['{"format":"quantlab-runs"}', 'is no sweep that can be read'],
    [JSON.stringify({ ...fileOf([]), format: 'quantlab-sweep', version: 2 }), 'no sweep'],
    [
      JSON.stringify({
        ...{ format: 'quantlab-sweep', version: 1, sweep, runs: [] },
        settings: { ...defaultSettings, batchSize: -1 },
      }),
      'settings of another version',
    ],
  ])('is refused and left alone where it is none: %#', (text, sentence) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    expect(() => readSweepFile(path)).toThrow(sentence);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is nothing where there is no file', () => {
    expect(readSweepFile(join(folder, 'nowhere.json'))).toBeNull();
  });
});

describe('mergedParts', () => {
  const part = (index: number) => ({
    path: `${index}.json`,
    file: fileOf(plansOfShard(plans, { part: index, of: 3 })),
  });

  it('is the whole sweep, whatever the order', () => {
    for (const order of [
      [1, 2, 3],
      [3, 1, 2],
    ]) {
      const { runs } = mergedParts(order.map(part));
      expect(divided(plans, runs).lacking).toEqual([]);
      expect(runs).toHaveLength(plans.length);
    }
  });

  it('has no run twice', () => {
    expect(mergedParts([part(1), part(1), part(2)]).runs).toHaveLength(
      part(1).file.runs.length + part(2).file.runs.length,
    );
  });

  it('refuses parts of different sweeps', () => {
    const other = { path: 'other.json', file: { ...fileOf([]), sweep: defaultSweep } };
    expect(() => mergedParts([part(1), other])).toThrow(
      'other.json is part of another sweep than 1.json',
    );
    const longer = { ...fileOf([]), settings: { ...defaultSettings, qatEpochs: 2 } };
    expect(() => mergedParts([part(1), { path: 'longer.json', file: longer }])).toThrow(
      'longer.json is part of another sweep',
    );
    expect(() => mergedParts([])).toThrow('There is nothing to merge');
  });
});

describe('sweepTable', () => {
  it('has a row for every rate, a column for every width, the references, and the sentence', () => {
    const records = plans.map((plan) => done(plan).record);
    expect(sweepTable(records, defaultSettings)).toBe(
      [
        '| learning rate | 4 bits | 2 bits | FP32 control |',
        '| --- | ---: | ---: | ---: |',
        '| 0.01 | **85.90** | **83.90** | **85.90** |',
        '| 0.1 | 85.00 | 83.00 | 85.00 |',
        '| PTQ | 50.00 | 50.00 |  |',
        '',
        'At 4 and 2 bits 0.01 is best, with 85.9 % and 83.9 %. No two neighbouring widths each need a rate of their own: the rule makes no difference here. Against the FP32 control with 85.9 % at its best rate, 0.01, QAT ties at 4 bits; is 2.0 points below at 2 bits. 0.01 is the lowest rate tried at 4 and 2 bits: a lower one may be better.',
      ].join('\n'),
    );
  });
});
