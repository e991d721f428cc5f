import { expect, it } from 'vitest';
import { fakeSensitivities } from '../core/sensitivity/fakeReports';
import type { Settings } from '../core/settings/settings';
import { fakeRun } from './fakeRun';
import { sensitivityOf } from './sensitivityOf';
import type { RunRecord } from './state';
import { noStudies } from './studies';

const base = fakeRun({ method: 'base', correct: 9_080, runId: 'base' });
const ptqWith = (settings: Partial<Settings>) =>
  fakeRun({ method: 'ptq', correct: 9_000, settings });

function known(runs: readonly RunRecord[], of: RunRecord) {
  const sensitivity = { base: { kind: 'answered', value: fakeSensitivities } } as const;
  return sensitivityOf({ runs, studies: { ...noStudies, sensitivity } }, of.plan);
}

it('takes the study of the run itself', () => {
  expect(known([base], base)).toBe(fakeSensitivities);
  expect(sensitivityOf({ runs: [base], studies: noStudies }, base.plan)).toBeNull();
});

it('takes what was measured of the float network for PTQ at whatever bits', () => {
  const ptq = ptqWith({ weightBits: 3, activationBits: 8, layers: 'conv1.float' });
  expect(known([base, ptq], ptq)).toBe(fakeSensitivities);
});

it('takes nothing of other ranges, another network or one that was trained', () => {
  const others = [
    ptqWith({ weightRange: 'min-max' }),
    ptqWith({ model: 'cnn-bn' }),
    fakeRun({ method: 'qat', correct: 9_000 }),
  ];
  for (const other of others) expect(known([base, other], other)).toBeNull();
});
