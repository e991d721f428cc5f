import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BatchPoint, Method, RunPlan, RunResult } from '../core/run';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { decodeSafetensors } from '../data/safetensors';
import type { SteerCommand } from '../protocol/protocol';
import { type NodeLab, openNodeLab } from './testing/nodeLab';

const small: Settings = {
  ...defaultSettings,
  trainImages: 320,
  testImages: 200,
  heldOutImages: 50,
  batchSize: 16,
  epochs: 1,
  qatEpochs: 0.5,
  calibrationImages: 64,
};

let lab: NodeLab;

beforeAll(async () => {
  lab = await openNodeLab();
  await run('base', 'fp32');
});

beforeEach(() => {
  lab.events = [];
  lab.onEvent = () => {};
});

const plan = (runId: string, method: Method, settings: Partial<Settings> = {}): RunPlan => ({
  runId,
  method,
  start: { kind: 'run', runId: 'base' },
  settings: { ...small, ...settings },
});

const run = (runId: string, method: Method, settings: Partial<Settings> = {}): Promise<RunResult> =>
  lab.run(plan(runId, method, settings));

/** Without the times, which no two runs share. */
const trainPoints = (): BatchPoint[] =>
  lab.events
    .flatMap((event) => (event.kind === 'points' ? event.train : []))
    .map(({ elapsedMs: _, ...point }) => point);

it('trains from scratch, one point a step, and exports the weights it ended with', async () => {
  const result = await run('scratch', 'fp32');
  expect(result).toMatchObject({ end: 'finished', steps: 20, problem: null, sizeBytes: 99_400 });
  expect(result.evaluation?.total).toBe(200);
  expect(trainPoints().map(({ step }) => step)).toEqual([...Array(20).keys()]);
  const { tensors } = decodeSafetensors(new Uint8Array(await lab.exportCheckpoint('scratch')));
  expect(tensors.get('conv2.weight')?.shape).toEqual([3, 3, 40, 40]);
});

it('gives the same curves for the same seed, and others for another', async () => {
  await run('a', 'qat');
  const first = trainPoints();
  lab.events = [];
  await run('b', 'qat');
  expect(trainPoints()).toEqual(first);
  lab.events = [];
  await run('c', 'qat', { seed: 43 });
  expect(trainPoints()).not.toEqual(first);
});

it('agrees better with the float network the more bits it has', async () => {
  const agreeing = async (bits: 2 | 8) => {
    const result = await run(`w${bits}`, 'ptq', { weightBits: bits, activationBits: bits });
    expect(result.layers.map(({ id }) => id)).toEqual(['conv1', 'conv2', 'dense']);
    return result.evaluation?.agreeing ?? 0;
  };
  const eight = await agreeing(8);
  expect(eight).toBeGreaterThan(190);
  expect(await agreeing(2)).toBeLessThan(eight);
});

it('trains the control on the same images at the same rates as QAT', async () => {
  await run('qat', 'qat', { weightBits: 8, activationBits: 8 });
  const quantized = trainPoints();
  lab.events = [];
  await run('control', 'control');
  const plain = trainPoints();
  expect(plain.map((p) => p.learningRate)).toEqual(quantized.map((p) => p.learningRate));
  expect(plain[0]?.loss).toBeCloseTo(quantized[0]?.loss ?? 0, 1);
});

it.each<[Method, Partial<Settings>]>([
  ['fp32', {}],
  ['fp32', { model: 'cnn-bn', optimizer: 'adam' }],
  ['qat', {}],
  ['qat', { weightRange: 'min-max', activationRange: 'moving-average', freezeAt: 100 }],
  ['ptq', {}],
  ['control', {}],
])(
  'holds as many tensors after %s %j as before, finished or cancelled',
  async (method, settings) => {
    await run('warm', method, settings);
    const before = await lab.tensorCount();
    await run('again', method, settings);
    expect(await lab.tensorCount()).toBe(before);
    lab.onEvent = (event) => {
      if (event.kind === 'progress' && event.done > 0) void lab.steer('cut', 'cancel');
    };
    const cut = await run('cut', method, settings);
    expect(cut).toMatchObject({ end: 'cancelled', evaluation: null });
    expect(await lab.tensorCount()).toBe(before);
  },
);

it('stands still while paused, advances by single steps, and resumes', async () => {
  const commands: SteerCommand[] = ['pause', 'step', 'step', 'resume'];
  const next = () => {
    const command = commands.shift();
    if (command) void lab.steer('p', command);
  };
  // A paused run says so, and reads every step back: each of these is the answer to a command.
  lab.onEvent = ({ kind }) => {
    if (kind === 'points' || kind === 'paused') next();
  };
  const result = await run('p', 'control');
  expect(result.end).toBe('finished');
  const paused = lab.events.flatMap((event) => (event.kind === 'paused' ? [event.paused] : []));
  expect(paused).toEqual([true, false]);
  expect(trainPoints().length).toBe(10);
});

it('goes by another learning rate from the step after it was changed by hand', async () => {
  lab.onEvent = ({ kind }) => {
    if (kind === 'points') void lab.changeRate('steered', 0.002);
  };
  const settings = { qatSchedule: 'constant', qatLearningRate: 0.01 } as const;
  await run('steered', 'control', settings);
  const changes = lab.events.flatMap((event) => (event.kind === 'points' ? event.rateChanges : []));
  expect(changes).toEqual([{ step: expect.any(Number), peak: 0.002 }]);
  const first = changes[0]?.step ?? 0;
  expect(first).toBeGreaterThan(0);
  for (const { step, learningRate } of trainPoints()) {
    expect(learningRate).toBe(step < first ? 0.01 : 0.002);
  }
  expect(trainPoints()).toHaveLength(10);
});

/** Carries out a control whose rate is changed by hand twice, with steps and a checkpoint between. */
async function steeredRun(): Promise<void> {
  const step = () => lab.steer('hand', 'step');
  const acts: (() => Promise<void>)[] = [
    () => lab.steer('hand', 'pause'),
    step,
    () => lab.changeRate('hand', 0.002).then(step),
    step,
    () => lab.changeRate('hand', 0.02).then(step),
    step,
    () => lab.steer('hand', 'resume'),
  ];
  lab.onEvent = ({ kind }) => {
    if (kind === 'points' || kind === 'paused') void acts.shift()?.();
  };
  await run('hand', 'control');
  lab.onEvent = () => {};
}

it('makes changes by hand again at their steps, wherever the run goes on from', async () => {
  await steeredRun();
  const [whole, weights] = [trainPoints(), await lab.exportCheckpoint('hand')];
  const rateChanges = lab.events.flatMap((event) =>
    event.kind === 'points' ? event.rateChanges : [],
  );
  const saved = lab.events.filter((event) => event.kind === 'checkpoint');
  const [first, last] = [rateChanges[0]?.step ?? 0, rateChanges[1]?.step ?? 0];
  expect(rateChanges.map(({ peak }) => peak)).toEqual([0.002, 0.02]);
  const before = saved.find(({ step }) => step <= first);
  const between = saved.find(({ step }) => step > first && step <= last);
  expect([before, between]).not.toContain(undefined);
  for (const checkpoint of [null, before ?? null, between ?? null]) {
    lab.events = [];
    await lab.run(plan('resumed', 'control'), { checkpoint, rateChanges });
    expect(trainPoints()).toEqual(whole.slice(checkpoint?.step ?? 0));
    expect(await lab.exportCheckpoint('resumed')).toEqual(weights);
  }
});

it('refuses a learning rate out of bounds and leaves the run alone', async () => {
  const going = run('bold', 'control');
  await expect(lab.changeRate('bold', Number.NaN)).rejects.toMatchObject({ code: 'bad-setting' });
  await expect(lab.changeRate('bold', 0)).rejects.toMatchObject({ code: 'bad-setting' });
  await lab.changeRate('another', 1);
  expect((await going).end).toBe('finished');
  expect(trainPoints().every(({ learningRate }) => learningRate <= 0.03)).toBe(true);
});

it('stops with a sentence and keeps the curve when the loss is beyond hope', async () => {
  const result = await run('diverging', 'fp32', { optimizer: 'adam', learningRate: 10 });
  expect(result).toMatchObject({ end: 'diverged', evaluation: null });
  expect(result.problem?.message).toMatch(/learning rate of 10 is too high/);
  expect(trainPoints().length).toBeGreaterThan(0);
});

it('refuses settings out of bounds, unknown weights, and a second run at once', async () => {
  await expect(run('x', 'ptq', { calibrationImages: 0 })).rejects.toMatchObject({
    code: 'bad-setting',
  });
  const lost: RunPlan = { ...plan('y', 'ptq'), start: { kind: 'run', runId: 'nobody' } };
  await expect(lab.run(lost)).rejects.toMatchObject({ code: 'checkpoint-invalid' });
  const first = run('first', 'ptq');
  await expect(run('second', 'ptq')).rejects.toThrow(/Another run/);
  await first;
});
