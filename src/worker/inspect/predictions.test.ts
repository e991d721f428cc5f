import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Method, RunPlan } from '../../core/run';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { type NodeLab, openNodeLab } from '../testing/nodeLab';

const small: Settings = {
  ...defaultSettings,
  trainImages: 320,
  testImages: 200,
  heldOutImages: 50,
  batchSize: 16,
  qatEpochs: 0.5,
  calibrationImages: 64,
};

let lab: NodeLab;

beforeAll(async () => {
  lab = await openNodeLab();
});

beforeEach(() => {
  lab.events = [];
  lab.onEvent = () => {};
});

const plan = (runId: string, method: Method, settings: Partial<Settings> = {}): RunPlan => ({
  runId,
  method,
  start: { kind: 'shipped' },
  settings: { ...small, ...settings },
});

function countRight({ labels, classes }: { labels: Uint8Array; classes: Uint8Array }): number {
  return labels.reduce((sum, label, index) => sum + (label === classes[index] ? 1 : 0), 0);
}

it.each<[Method, Partial<Settings>]>([
  ['base', {}],
  ['ptq', {}],
  ['qat', { weightBits: 3, activationBits: 3 }],
  ['qat', { model: 'cnn-bn', foldMode: 'live' }],
  ['control', { model: 'cnn-bn' }],
])('%s %j: gives as many right classes as the run counted', async (method, settings) => {
  const asked = plan(method, method, settings);
  const { evaluation } = await lab.run(asked);
  const answer = await lab.predictions({ id: 'look', plan: asked });
  expect(countRight(answer)).toBe(evaluation?.correct);
  expect(answer.classNames).toHaveLength(10);
  expect(answer.probabilities).toHaveLength(2_000);
  const first = answer.probabilities.subarray(0, 10);
  expect(first.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect(first.indexOf(Math.max(...first))).toBe(answer.classes[0]);
});

it('computes PTQ again where it is not in memory, and says what to do where it cannot', async () => {
  const { evaluation } = await lab.run(plan('kept', 'ptq'));
  const answer = await lab.predictions({ id: 'look', plan: plan('not kept', 'ptq') });
  expect(countRight(answer)).toBe(evaluation?.correct);
  const lost = lab.predictions({ id: 'look', plan: plan('lost', 'qat') });
  await expect(lost).rejects.toMatchObject({ code: 'network-gone', next: /Run it again/ });
});

it('leaves no tensor behind, ended or cancelled, and tells how far it is', async () => {
  const asked = plan('leaks', 'ptq');
  await lab.run(asked);
  await lab.predictions({ id: 'warm', plan: asked });
  const before = await lab.tensorCount();
  await lab.predictions({ id: 'again', plan: asked });
  expect(await lab.tensorCount()).toBe(before);
  expect(lab.events).toContainEqual(
    expect.objectContaining({ kind: 'inspecting', id: 'again', done: 200, total: 200 }),
  );
  lab.onEvent = ({ kind }) => {
    if (kind === 'inspecting') void lab.steer('cut', 'cancel');
  };
  await expect(lab.predictions({ id: 'cut', plan: asked })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await lab.tensorCount()).toBe(before);
});

it('answers several at once, and cancels one of them', async () => {
  const asked = plan('base', 'base');
  const first = lab.predictions({ id: 'first', plan: asked });
  const second = lab.predictions({ id: 'second', plan: asked });
  void lab.steer('second', 'cancel');
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  expect((await first).classes).toHaveLength(200);
});

it('gives the pixels of the images that are asked for', async () => {
  const pixels = await lab.testImages(plan('base', 'base'), [3, 0]);
  const [alone] = [await lab.testImages(plan('base', 'base'), [0])];
  expect(pixels).toHaveLength(2 * 784);
  expect(pixels.subarray(784)).toEqual(alone);
  expect(Math.max(...alone)).toBeGreaterThan(128);
});

it('takes turns with a run, which comes out the same', async () => {
  const losses = () =>
    lab.events.flatMap((event) => (event.kind === 'points' ? event.train : [])).map((p) => p.loss);
  await lab.run(plan('alone', 'qat'));
  const alone = losses();
  lab.events = [];
  let answer: Promise<unknown> | null = null;
  lab.onEvent = ({ kind }) => {
    if (kind === 'points') answer ??= lab.predictions({ id: 'meanwhile', plan: plan('b', 'base') });
  };
  await lab.run(plan('watched', 'qat'));
  await answer;
  expect(losses()).toEqual(alone);
  const order = lab.events.map(({ kind }) => kind);
  expect(order.indexOf('inspecting')).toBeLessThan(order.lastIndexOf('points'));
});
