// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { createFakeLab, type FakeLab, settled } from './fakeLab';
import { fakeRun } from './fakeRun';
import { nameOf } from './names';

const kinds = ['base', 'fp32', 'ptq', 'qat'] as const;

/** A lab with one finished run of each kind: `base-1`, `fp32-1`, `ptq-1` and `qat-1`. */
function labWithRuns(): FakeLab {
  const fake = createFakeLab();
  const runs = kinds.map((method) => fakeRun({ method, runId: `${method}-1`, correct: 9_000 }));
  fake.lab.setState({ runs });
  return fake;
}

const ids = ({ lab }: FakeLab) => lab.getState().runs.map(({ plan }) => plan.runId);
const shown = ({ lab }: FakeLab) => lab.getState().runs.map((run) => run.shown);
const texts = ({ lab }: FakeLab) => lab.getState().notices.map(({ text }) => text);

test('a run can be renamed, and with blanks has its own name again', () => {
  const { lab } = labWithRuns();
  const names = () => lab.getState().runs.map(nameOf);
  lab.actions.rename('qat-1', '  my best ');
  expect(names()).toEqual(['FP32 base', 'FP32 from scratch', 'PTQ W4A4', 'my best']);
  lab.actions.rename('qat-1', ' ');
  expect(names().at(-1)).toBe('QAT W4A4');
});

test('a selection is put on the charts, taken off, or alone on them', () => {
  const fake = labWithRuns();
  fake.lab.actions.show(['ptq-1', 'qat-1'], false);
  expect(shown(fake)).toEqual([true, true, false, false]);
  fake.lab.actions.showOnly(['qat-1']);
  expect(shown(fake)).toEqual([false, false, false, true]);
});

test('what was deleted comes back to its place, with all that was lost with it', () => {
  const fake = labWithRuns();
  const { actions } = fake.lab;
  actions.select('ptq-1');
  actions.pin('fp32-1');
  actions.chooseStart({ kind: 'run', runId: 'fp32-1' });
  actions.changeTable({ checked: ['fp32-1', 'qat-1'] });
  const before = fake.lab.getState();
  actions.remove(['fp32-1', 'ptq-1']);
  expect(fake.lab.getState()).toMatchObject({
    ...{ selectedId: null, pinnedId: null, start: { kind: 'shipped' } },
    table: { checked: ['qat-1'] },
  });
  expect(ids(fake)).toEqual(['base-1', 'qat-1']);
  expect(texts(fake)).toEqual(['Deleted 2 runs.']);
  actions.undoRemove();
  const { runs, start, selectedId, pinnedId, deletions } = fake.lab.getState();
  expect({ runs, start, selectedId, pinnedId }).toEqual({
    runs: before.runs,
    start: before.start,
    selectedId: 'ptq-1',
    pinnedId: 'fp32-1',
  });
  expect(deletions).toEqual([]);
  expect(texts(fake)).toEqual([]);
});

test('deletions are undone one by one, the latest first, and are final with their notice', () => {
  const fake = labWithRuns();
  const { actions } = fake.lab;
  for (const runId of ['ptq-1', 'qat-1', 'fp32-1']) actions.remove([runId]);
  expect(texts(fake)).toEqual(['Deleted FP32 from scratch.']);
  actions.undoRemove();
  expect(ids(fake)).toEqual(['base-1', 'fp32-1']);
  expect(texts(fake)).toEqual(['Deleted QAT W4A4.']);
  actions.dismiss(fake.lab.getState().notices[0]?.id ?? -1);
  actions.undoRemove();
  expect(ids(fake)).toEqual(['base-1', 'fp32-1']);
  expect(fake.lab.getState().deletions).toEqual([]);
});

test('undoing a deletion leaves alone what was chosen since', () => {
  const { lab } = labWithRuns();
  lab.actions.pin('ptq-1');
  lab.actions.remove(['ptq-1']);
  lab.actions.pin('qat-1');
  lab.actions.undoRemove();
  expect(lab.getState().pinnedId).toBe('qat-1');
});

test('the run in progress cannot be deleted; one that waited waits again', async () => {
  const fake = createFakeLab();
  const { actions } = fake.lab;
  actions.train();
  actions.train();
  await settled();
  actions.remove(['fp32-1', 'fp32-2']);
  expect(ids(fake)).toEqual(['fp32-1']);
  actions.undoRemove();
  expect(fake.lab.getState().runs[1]?.status).toBe('waiting');
  await fake.client.finish(fakeResult());
  expect(fake.client.plans.map(({ runId }) => runId)).toEqual(['fp32-1', 'fp32-2']);
});

test('nothing is said where nothing was deleted', () => {
  const fake = labWithRuns();
  fake.lab.actions.remove(['no-such-run']);
  expect(texts(fake)).toEqual([]);
});
