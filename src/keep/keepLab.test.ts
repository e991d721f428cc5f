// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { createFakeLab, type FakeLab, settled } from '../store/fakeLab';
import { fakeRun } from '../store/fakeRun';
import { newRecord, type RunRecord } from '../store/state';
import { type Keeper, keepLab } from './keepLab';
import type { Shelf } from './shelf';
import { createFakeBrowser, type FakePage } from './testing/fakeIo';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const everything = { restoresSettings: true };

interface Kept extends FakeLab {
  readonly keeper: Keeper;
}

async function open({ io }: FakePage, options = everything): Promise<Kept> {
  const fake = createFakeLab();
  const keeper = await keepLab(fake.lab, io, options);
  if (!keeper) throw new Error('the lab is not kept');
  return { ...fake, keeper };
}

const notices = ({ lab }: FakeLab) => lab.getState().notices.map(({ text }) => text);

const noPoints = { train: [], heldOut: [], rateChanges: [], watched: [], latent: [] };

const points = (count: number) =>
  Array.from({ length: count }, (_, step) => ({
    step,
    loss: step === 1 ? Number.NaN : 1 / (step + 1),
    accuracy: 0.5,
    learningRate: 0.01,
    elapsedMs: step * 10,
  }));

function withCurves(run: RunRecord, count: number): RunRecord {
  const heldOut = [0, count].map((step) => ({ step, loss: 1, accuracy: 0.5 }));
  return { ...run, train: points(count), heldOut };
}

test('a reload restores runs with their curves, settings, table and selection', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  const runs = [
    fakeRun({ method: 'ptq', correct: 8_000, settings: { weightBits: 3 } }),
    withCurves(fakeRun({ method: 'qat', correct: 8_500 }), 5),
  ];
  before.lab.setState({ runs });
  before.lab.actions.changeSetting('weightBits', 3);
  before.lab.actions.lockSeed(false);
  before.lab.actions.select(runs[1]?.plan.runId ?? '');
  before.lab.actions.pin(runs[0]?.plan.runId ?? '');
  before.lab.actions.rename(runs[1]?.plan.runId ?? '', 'mine');
  before.lab.actions.changeTable({ sorting: [{ id: 'accuracy', direction: -1 }] });
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page());
  const parts = ({ lab }: FakeLab) => {
    const { notices: _, device, ...state } = lab.getState();
    return state;
  };
  expect(parts(after)).toEqual(parts(before));
  expect(after.lab.getState().runs[1]?.train).toHaveLength(5);
  expect(notices(after)).toEqual([]);
});

test('new runs get ids that no kept run has', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  before.lab.setState({ runs: [fakeRun({ method: 'fp32', correct: 9, runId: 'fp32-1' })] });
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page());
  after.lab.actions.train();
  expect(after.lab.getState().runs.map(({ plan }) => plan.runId)).toEqual(['fp32-1', 'fp32-2']);
});

test('what waited is ready and does not start by itself', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  before.lab.actions.quantize();
  await settled();
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page());
  await settled();
  const { runs, held } = after.lab.getState();
  expect(runs).toHaveLength(6);
  expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['waiting']));
  expect(held).toBe(true);
  expect(after.client.plans).toEqual([]);
  after.lab.actions.proceed();
  await settled();
  expect(after.client.plans).toHaveLength(1);
});

test('a run in progress is interrupted at its checkpoint, and goes on from it', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  before.lab.actions.train();
  await settled();
  before.client.emit({ kind: 'points', runId: 'fp32-1', ...noPoints, train: points(6) });
  const file = Uint8Array.of(1, 2, 3);
  before.client.emit({ kind: 'checkpoint', runId: 'fp32-1', step: 6, file });
  before.client.emit({ kind: 'points', runId: 'fp32-1', ...noPoints, train: points(9).slice(6) });
  await settled();
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page());
  expect(after.lab.getState().runs[0]).toMatchObject({ status: 'interrupted' });
  expect(after.lab.getState().runs[0]?.train).toEqual(points(6));
  expect(notices(after)[0]).toContain('kept up to step 6');
  after.lab.actions.resumeRun('fp32-1');
  await settled();
  expect(after.client.resumedFrom).toEqual([{ checkpoint: { step: 6, file }, rateChanges: [] }]);
});

test('an interrupted run can be left at that', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  before.lab.actions.train();
  await settled();
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page());
  expect(notices(after)[0]).toContain('interrupted before its first checkpoint');
  after.lab.actions.discard('fp32-1');
  expect(after.lab.getState().runs[0]?.status).toBe('cancelled');
});

test('deleted runs do not come back', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  const runs = [1, 2].map((index) => fakeRun({ method: 'ptq', correct: index }));
  before.lab.setState({ runs });
  await before.keeper.writer.flush();
  before.lab.actions.remove([runs[0]?.plan.runId ?? '']);
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page());
  expect(after.lab.getState().runs).toEqual([runs[1]]);
});

test('a second tab keeps apart, and each comes back to its own after a reload', async () => {
  const browser = createFakeBrowser();
  const tabs = [new Map<string, string>(), new Map<string, string>()] as const;
  const pages = tabs.map((tab) => browser.page(tab));
  const labs = [];
  for (const page of pages) labs.push(await open(page));
  expect(notices(labs[0] as Kept)).toEqual([]);
  expect(notices(labs[1] as Kept)[0]).toContain('Another tab has your lab open');
  for (const [index, { lab, keeper }] of labs.entries()) {
    lab.setState({ runs: [fakeRun({ method: 'ptq', correct: index, runId: 'ptq-1' })] });
    await keeper.writer.flush();
  }
  for (const page of pages) page.close();
  const second = await open(browser.page(tabs[1]));
  expect(second.lab.getState().runs[0]?.result?.evaluation?.correct).toBe(1);
});

test('a damaged record is said, and the others are there', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  const runs = [1, 2].map((index) => fakeRun({ method: 'ptq', correct: index }));
  before.lab.setState({ runs });
  await before.keeper.writer.flush();
  const id = runs[0]?.plan.runId ?? '';
  await before.keeper.shelf.write([{ kind: 'runs', id, value: { version: 1, plan: 'none' } }]);
  first.close();
  const after = await open(browser.page());
  expect(after.lab.getState().runs).toEqual([runs[1]]);
  expect(notices(after)).toEqual(['One run that was kept cannot be read. The others are here.']);
});

test.each([{ version: 'new' }, { version: 1, plan: 'none' }])(
  'settings that cannot be read are said, and the runs are there: %j',
  async (value) => {
    const browser = createFakeBrowser();
    const first = browser.page();
    const before = await open(first);
    const runs = [fakeRun({ method: 'ptq', correct: 1 })];
    before.lab.setState({ runs });
    await before.keeper.writer.flush();
    await before.keeper.shelf.write([{ kind: 'lab', id: 'lab', value }]);
    first.close();
    const after = await open(browser.page());
    expect(after.lab.getState().runs).toEqual(runs);
    expect(notices(after)).toEqual([
      'The settings that were kept cannot be read. Defaults are used instead.',
    ]);
  },
);

test('a link sets its settings, and the runs are there all the same', async () => {
  const browser = createFakeBrowser();
  const first = browser.page();
  const before = await open(first);
  before.lab.actions.changeSetting('weightBits', 3);
  before.lab.setState({ runs: [newRecord(fakeRun({ method: 'ptq', correct: 1 }).plan)] });
  await before.keeper.writer.flush();
  first.close();
  const after = await open(browser.page(), { restoresSettings: false });
  expect(after.lab.getState().settings.weightBits).toBe(4);
  expect(after.lab.getState().runs).toHaveLength(1);
});

const noRoom = new DOMException('no room', 'QuotaExceededError');

test.each<[string, Partial<FakePage['io']>, RegExp]>([
  ['no storage', { openShelf: () => Promise.reject(new Error('no')) }, /keeps nothing here/],
  ['no room', { openShelf: () => Promise.reject(noRoom) }, /no more room/],
  ['no locks', { locks: null }, /cannot tell tabs apart/],
])('%s: said in a sentence, and the lab works', async (_, parts, sentence) => {
  const fake = createFakeLab();
  const { io } = createFakeBrowser().page();
  expect(await keepLab(fake.lab, { ...io, ...parts }, everything)).toBeNull();
  expect(notices(fake)[0]).toMatch(sentence);
  fake.lab.actions.measureBase();
  await settled();
  expect(fake.client.plans).toHaveLength(1);
});

test('a full storage is said once, and tried again', async () => {
  const { io } = createFakeBrowser().page();
  let isFull = true;
  const openShelf = async (name: string, onLost: () => void): Promise<Shelf> => {
    const shelf = await io.openShelf(name, onLost);
    return {
      ...shelf,
      write: (changes) => (isFull ? Promise.reject(noRoom) : shelf.write(changes)),
    };
  };
  const fake = createFakeLab();
  const keeper = await keepLab(fake.lab, { ...io, openShelf }, everything);
  fake.lab.setState({ runs: [fakeRun({ method: 'ptq', correct: 1 })] });
  await keeper?.writer.flush();
  await keeper?.writer.flush();
  expect(notices(fake)).toEqual([expect.stringContaining('no more room')]);
  isFull = false;
  await keeper?.writer.flush();
  expect((await keeper?.shelf.all('runs'))?.size).toBe(1);
});
