// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { defaultSettings } from '../core/settings/settings';
import { createFakeLab, type FakeLab, settled } from './fakeLab';
import { sweepStanding } from './sweepRuns';

/** A lab with a sweep of two rates at two widths: base, 2 PTQ, 4 QAT and 2 controls. */
function sweepLab(): FakeLab {
  const fake = createFakeLab();
  fake.lab.actions.changeSweep({ rates: '0.01, 0.1', bits: [4, 2] });
  return fake;
}

const counts = ({ lab }: FakeLab) => {
  const { answered, pending, lacking } = sweepStanding(lab.getState());
  return [answered.length, pending.length, lacking.length];
};

const statuses = ({ lab }: FakeLab) => lab.getState().runs.map(({ status }) => status);

/** Ends so many runs, each as `end` says. */
async function carryOut({ client }: FakeLab, runs: number, end = fakeResult()) {
  for (let run = 0; run < runs; run++) {
    await settled();
    await client.finish(end);
  }
}

test('a sweep runs to its end, and each run is there at once', async () => {
  const fake = sweepLab();
  expect(counts(fake)).toEqual([0, 0, 9]);
  fake.lab.actions.startSweep();
  expect(counts(fake)).toEqual([0, 9, 0]);
  expect(fake.lab.getState().chartId).toBe('accuracy-by-rate');
  await carryOut(fake, 3);
  expect(counts(fake)).toEqual([3, 6, 0]);
  await carryOut(fake, 6);
  expect(counts(fake)).toEqual([9, 0, 0]);
  expect(fake.lab.getState().runs.every(({ shown }) => shown)).toBe(true);
});

test('what was stopped is continued, and nothing is done twice', async () => {
  const fake = sweepLab();
  fake.lab.actions.startSweep();
  await carryOut(fake, 4);
  await settled();
  fake.lab.actions.stopSweep();
  await settled();
  expect(counts(fake)).toEqual([4, 0, 5]);
  expect(statuses(fake)).toEqual([...Array(4).fill('finished'), 'cancelled']);
  fake.lab.actions.startSweep();
  await carryOut(fake, 5);
  expect(counts(fake)).toEqual([9, 0, 0]);
  expect(statuses(fake).filter((status) => status === 'finished')).toHaveLength(9);
});

test('a sweep is continued from finished runs alone, as after a reload', async () => {
  const before = sweepLab();
  before.lab.actions.startSweep();
  await carryOut(before, 5);
  const after = sweepLab();
  const kept = before.lab.getState().runs.filter(({ status }) => status === 'finished');
  after.lab.setState({ runs: structuredClone(kept) });
  expect(counts(after)).toEqual([5, 0, 4]);
});

test('a run that was asked for by hand is one of the sweep, and a wider sweep lacks the rest', () => {
  const fake = sweepLab();
  fake.lab.actions.changeSettings({ weightBits: 2, activationBits: 2, qatLearningRate: 0.1 });
  fake.lab.actions.runQat();
  expect(counts(fake)).toEqual([0, 4, 5]);
  fake.lab.actions.changeSweep({ rates: '0.01, 0.1, 0.3' });
  expect(counts(fake)).toEqual([0, 4, 8]);
});

test('a run whose rate was changed by hand is none of the sweep', () => {
  const fake = sweepLab();
  fake.lab.actions.startSweep();
  fake.lab.setState(({ runs }) => ({
    runs: runs.map((run) => ({ ...run, rateChanges: [{ step: 1, peak: 0.2 }] })),
  }));
  expect(counts(fake)).toEqual([0, 0, 9]);
});

test('divergence is an answer, told once for all of them, and the sweep goes on', async () => {
  const fake = sweepLab();
  fake.lab.actions.startSweep();
  await carryOut(fake, 3);
  const problem = { code: 'diverged', message: 'The loss became NaN.', next: 'Slow.' } as const;
  const lost = fakeResult({ end: 'diverged', evaluation: null, problem });
  await carryOut(fake, 2, lost);
  expect(counts(fake)).toEqual([5, 4, 0]);
  const { notices } = fake.lab.getState();
  expect(notices.map(({ text, offer }) => [text, offer])).toEqual([
    ['Diverged in this sweep: QAT W4A4 at 0.01 and QAT W2A2 at 0.01.', null],
  ]);
});

test('a sweep that stands still goes on', async () => {
  const fake = sweepLab();
  fake.lab.actions.startSweep();
  await settled();
  const [first] = fake.lab.getState().runs;
  fake.client.emit({ kind: 'paused', runId: first?.plan.runId ?? '', paused: true });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  fake.lab.actions.startSweep();
  expect(fake.client.steered).toEqual([[first?.plan.runId, 'resume']]);
});

test('a choice that is not legal starts nothing', () => {
  const fake = sweepLab();
  fake.lab.actions.changeSweep({ rates: '' });
  fake.lab.actions.startSweep();
  expect(fake.lab.getState().runs).toEqual([]);
  expect(counts(fake)).toEqual([0, 0, 0]);
});

test('a large sweep stays off the curves', () => {
  const fake = sweepLab();
  fake.lab.actions.changeSweep({ rates: '1e-4..1e-1:12', seeds: 2 });
  fake.lab.actions.startSweep();
  const { runs } = fake.lab.getState();
  expect(runs.length).toBeGreaterThan(60);
  expect(runs.every(({ aside, shown }) => aside && !shown)).toBe(true);
  expect(defaultSettings.seed).toBe(runs[1]?.plan.settings.seed);
});

test('stopping a sweep gives up what was interrupted too', () => {
  const fake = sweepLab();
  fake.lab.actions.startSweep();
  fake.lab.setState(({ runs }) => ({
    runs: runs.map((run) => ({ ...run, status: 'interrupted' as const })),
  }));
  expect(counts(fake)).toEqual([0, 9, 0]);
  fake.lab.actions.stopSweep();
  expect(counts(fake)).toEqual([0, 0, 9]);
});

test('a sweep that was under way when the page was left offers to go on', async () => {
  const before = sweepLab();
  before.lab.actions.startSweep();
  await carryOut(before, 5);
  const after = sweepLab();
  after.lab.actions.recallSweep();
  expect(after.lab.getState().notices).toEqual([]);
  const kept = before.lab
    .getState()
    .runs.map((run) =>
      run.status === 'running' ? { ...run, status: 'interrupted' as const } : run,
    );
  after.lab.setState({ runs: kept, held: true });
  after.lab.actions.recallSweep();
  expect(after.lab.getState().notices.map(({ text, offer }) => [text, offer])).toEqual([
    ['The sweep was interrupted with 5 of 9 runs done.', { kind: 'continue-sweep' }],
  ]);
  after.lab.actions.startSweep();
  await carryOut(after, 4);
  expect(counts(after)).toEqual([9, 0, 0]);
});
