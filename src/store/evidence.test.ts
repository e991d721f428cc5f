import { expect, it } from 'vitest';
import { fakeWatch } from '../core/diagnosis/fakeWatch';
import { fakePredictions } from '../core/samples/fakePredictions';
import { fakeSensitivities } from '../core/sensitivity/fakeReports';
import type { SensitivityReport } from '../core/sensitivity/report';
import type { Answer } from './answer';
import { evidenceOf } from './evidence';
import { fakeRun } from './fakeRun';
import { predictionsOf } from './questions';
import type { RunRecord } from './state';
import { noStudies } from './studies';

const base = fakeRun({ method: 'base', correct: 9_080 });
const ptq = fakeRun({ method: 'ptq', correct: 9_000 });
const qat: RunRecord = {
  ...fakeRun({ method: 'qat', correct: 8_900, runId: 'qat' }),
  watch: fakeWatch([{}, {}]),
};
const runs = [base, ptq, qat];

it('tells of a run what was watched, and of the runs it is compared with', () => {
  const evidence = evidenceOf({ runs, studies: noStudies }, qat, null);
  expect(evidence?.run.watch).toBe(qat.watch);
  expect(evidence?.ptq?.result).toBe(ptq.result);
  expect(evidence?.base?.watch).toEqual([]);
  expect(evidence).toMatchObject({ control: null, seeds: 1, sensitivity: null, paired: null });
});

it('has the run that differs in how batch normalization ended', () => {
  const live = { model: 'cnn-bn', foldMode: 'live' } as const;
  const [kept, anew] = [false, true].map((reestimate) =>
    fakeRun({ method: 'qat', correct: 8_900, settings: { ...live, reestimate } }),
  );
  if (!kept || !anew) throw new Error('there are two runs');
  const other = (run: RunRecord, among: readonly RunRecord[]) =>
    evidenceOf({ runs: among, studies: noStudies }, run, null)?.otherStatistics?.result;
  expect(other(kept, [kept, anew])).toBe(anew.result);
  expect(other(anew, [kept, anew])).toBe(kept.result);
  expect(other(kept, [kept])).toBeUndefined();
});

it('takes a study of the run once it is answered', () => {
  const sensitivity = (answer: Answer<SensitivityReport>) =>
    evidenceOf({ runs, studies: { ...noStudies, sensitivity: { qat: answer } } }, qat, null)
      ?.sensitivity;
  expect(sensitivity({ kind: 'working', progress: null })).toBeNull();
  expect(sensitivity({ kind: 'answered', value: fakeSensitivities })).toBe(fakeSensitivities);
});

it('pairs a run of QAT with PTQ, and PTQ with FP32, once both were looked at image by image', () => {
  const paired = (run: RunRecord) => evidenceOf({ runs, studies: noStudies }, run, null)?.paired;
  predictionsOf.answers.set(qat.plan, fakePredictions);
  expect(paired(qat)).toBeNull();
  predictionsOf.answers.set(ptq.plan, fakePredictions);
  expect(paired(qat)).toMatchObject({ onlyFirst: 0, onlySecond: 0, p: 1 });
  expect(paired(ptq)).toBeNull();
});
