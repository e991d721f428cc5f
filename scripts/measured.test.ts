import { expect, it } from 'vitest';
import { fakeResult } from '../src/client/fakeClient';
import type { Evaluation } from '../src/core/run';
import { defaultSettings } from '../src/core/settings/settings';
import { draft } from '../src/store/draft';
import { newRecord } from '../src/store/state';
import { measuredOf } from './measured';
import { tablePlans } from './tablePlans';

const evaluation = (correct: number): Evaluation => ({
  correct,
  total: 1_000,
  agreeing: null,
  loss: 0.3,
  evaluateMs: 1,
});

/** Every run of a table in its order, with 901, 902, … of 1,000 images right. */
const start = { kind: 'shipped' } as const;
const plans = [
  draft('base', start, defaultSettings),
  ...tablePlans(start, defaultSettings, [8, 4], 1),
];
const runs = plans.map((plan, index) => ({
  ...newRecord({ runId: `${index}`, ...plan }),
  result: fakeResult({ evaluation: evaluation(901 + index) }),
}));

it('takes each figure from its own run', () => {
  expect(measuredOf(runs)).toEqual({
    model: 'cnn',
    base: 90.1,
    ptq: { 8: 90.2, 4: 90.3 },
    ptqEndsAt8: { 8: 90.4, 4: 90.5 },
    qat: { 8: 90.6, 4: 90.7 },
    control: 90.8,
  });
});

it('leaves out what was not measured', () => {
  const [base, ...others] = runs;
  if (!base) throw new Error('a table begins with its base');
  const unmeasured = others.map((run) => ({ ...run, result: null }));
  expect(measuredOf([base, ...unmeasured])).toMatchObject({ ptq: {}, qat: {}, control: undefined });
});
