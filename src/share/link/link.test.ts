import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Method } from '../../core/run';
import { changedSettings } from '../../core/settings/effect';
import type { Settings } from '../../core/settings/settings';
import { defaultView } from '../../core/view';
import { commonSettings } from './commonSettings';
import type { LabLink, LinkedRun } from './link';
import { notesInWords, readLink } from './readLink';
import { fakeLinkedDevice, fakeLinkedResult, fakeLinkedRun } from './testing/fakeLinks';
import { unsaid } from './versions';
import { writeLink } from './writeLink';

const linkOf = (runs: readonly LinkedRun[]): LabLink => ({
  settings: commonSettings(runs),
  view: defaultView,
  runs,
});

/** Writes and reads; fails when anything is noted. */
function there(link: LabLink): LabLink {
  const read = readLink(writeLink(link) ?? '');
  expect(read?.notes).toEqual([]);
  if (!read?.link) throw new Error('the link was not read');
  return read.link;
}

const rates = [0.001, 0.003, 0.01, 0.03];

test('only what differs from the defaults of the version is in a link, readable', () => {
  const settings = {
    ...unsaid,
    model: 'cnn-bn',
    weightBits: 2,
    qatLearningRate: 0.003,
    seed: 7,
  } as const;
  const runs = [fakeLinkedRun('qat', settings)];
  const text = '#v=1&method=qat&model=cnn-bn&seed=7&w=2&qlr=0.003';
  expect(writeLink({ settings, view: defaultView, runs })).toBe(text);
  expect(readLink(text)?.link).toEqual({ settings, view: defaultView, runs });
});

test('runs with settings of their own say only these', () => {
  const runs = rates.map((qatLearningRate) => fakeLinkedRun('qat', { qatLearningRate, seed: 5 }));
  const text = writeLink(linkOf(runs));
  expect(text).toBe(
    '#v=1&run=qat&run=qat,qlr:0.003&run=qat,qlr:0.01&run=qat,qlr:0.03&seed=5&qlr=0.001',
  );
  expect(there(linkOf(runs)).runs).toEqual(runs);
});

test('texts with separators in them survive', () => {
  const runs = [
    fakeLinkedRun('ptq', { layers: 'conv1.w8.a8_dense.float' }),
    fakeLinkedRun('ptq', { layers: 'conv2.wf' }),
  ];
  expect(there(linkOf(runs)).runs).toEqual(runs);
});

test('a view is part of a link', () => {
  const view = { layout: 'embed', hidden: ['runs', 'layers'] } as const;
  const link = { settings: unsaid, view, runs: [] };
  expect(writeLink(link)).toBe('#v=1&view=embed&hide=runs,layers');
  expect(there(link).view).toEqual(view);
});

test('a run is read as the same measurement, whatever it depends on', () => {
  const method = fc.constantFrom<Method>('base', 'fp32', 'ptq', 'qat', 'control');
  const some = fc.record({
    model: fc.constantFrom('cnn', 'cnn-bn'),
    weightBits: fc.constantFrom(2, 4, 8),
    qatFrom: fc.constantFrom('base', 'scratch'),
    foldMode: fc.constantFrom('once', 'live'),
    weightRange: fc.constantFrom('mse', 'min-max'),
    adaRound: fc.boolean(),
    learningRate: fc.double({ min: 1e-6, max: 10, noNaN: true }),
    qatLearningRate: fc.double({ min: 1e-6, max: 10, noNaN: true }),
    layers: fc.constantFrom('', 'conv1.w8', 'conv1.w8.a8_dense.float'),
    seed: fc.nat(),
  }) as fc.Arbitrary<Partial<Settings>>;
  const run = fc.tuple(method, some).map(([own, settings]) => fakeLinkedRun(own, settings));
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (runs) => {
      const read = there(linkOf(runs)).runs;
      expect(read.map((own) => own.method)).toEqual(runs.map((own) => own.method));
      read.forEach((own, at) => {
        expect(changedSettings(own.method, own.settings, runs[at]?.settings ?? unsaid)).toEqual([]);
      });
    }),
    { numRuns: 100 },
  );
});

test('results come back: figures exactly, held-out points, and means of the losses', () => {
  const result = fakeLinkedResult();
  const read = there(linkOf([fakeLinkedRun('qat', {}, result)])).runs[0]?.result;
  const { train, heldOut, ...figures } = result;
  expect(read).toMatchObject(figures);
  expect(read?.heldOut).toEqual(heldOut);
  expect(read?.train).toHaveLength(96);
  const mean = (points: readonly { readonly loss: number }[]) =>
    points.reduce((sum, { loss }) => sum + loss, 0) / points.length;
  expect(mean(read?.train ?? [])).toBeCloseTo(mean(train), 2);
  for (const { step, learningRate, elapsedMs } of read?.train ?? []) {
    expect(learningRate).toBe(train[step]?.learningRate);
    expect(elapsedMs).toBeCloseTo(train[step]?.elapsedMs ?? 0, 6);
  }
});

test('a short curve travels point by point, losses that are no numbers included', () => {
  const train = fakeLinkedResult().train.slice(0, 5);
  const losses = [2.25, 40.5, Number.NaN, Number.POSITIVE_INFINITY, 0];
  const diverged = fakeLinkedResult({
    ...{ end: 'diverged', evaluation: null, steps: 5, heldOut: [] },
    train: train.map((point, at) => ({ ...point, loss: losses[at] ?? 0 })),
  });
  const read = there(linkOf([fakeLinkedRun('qat', {}, diverged)])).runs[0]?.result;
  expect(read?.end).toBe('diverged');
  expect(read?.train.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
  expect(read?.train.map(({ loss }) => loss)).toEqual([2.25, 40.5, Number.NaN, 10_000, 0]);
});

test('of many held-out points the first, the best and the last travel', () => {
  const many = Array.from({ length: 201 }, (_, at) => ({ step: 4 * at, loss: 0.5, accuracy: 0.8 }));
  const heldOut = many.map((point, at) => (at === 117 ? { ...point, accuracy: 0.9 } : point));
  const run = fakeLinkedRun('qat', {}, fakeLinkedResult({ heldOut }));
  const read = there(linkOf([run])).runs[0]?.result?.heldOut ?? [];
  expect(read.length).toBeLessThanOrEqual(24);
  expect([read[0], read.at(-1)]).toEqual([heldOut[0], heldOut[200]]);
  expect(read).toContainEqual(heldOut[117]);
});

test('devices are said once, and their texts are plain', () => {
  const device = { ...fakeLinkedDevice, label: 'WebGPU \u202e<b>x</b>\n' };
  const runs = [0, 1].map(() => fakeLinkedRun('ptq', {}, fakeLinkedResult({ device, train: [] })));
  const read = there(linkOf(runs)).runs.map(({ result }) => result?.device.label);
  expect(read).toEqual(['WebGPU <b>x</b>', 'WebGPU <b>x</b>']);
});

test('one configuration with four runs and their curves is under 2,000 characters', () => {
  const four = rates.map((qatLearningRate, at) =>
    fakeLinkedRun('qat', { qatLearningRate }, fakeLinkedResult({}, 100 * at)),
  );
  expect(writeLink(linkOf(four))?.length).toBeLessThan(2_000);
});

test('what is not understood is told, and the rest is used', () => {
  const read = readLink(
    '#v=1&w=9&qlr=1e9&batch=0&seed=1.5&colour=red&seed=3&layers=conv7.w8&method=qat,dream&view=x&hide=runs,stage&r=AAAA&__proto__=1&bias=%E0%A4',
  );
  expect(read?.link).toMatchObject({
    settings: { ...unsaid, qatLearningRate: 10, batchSize: 1, seed: 2 },
    view: { layout: 'lab', hidden: ['runs'] },
    runs: [{ method: 'qat', result: null }],
  });
  expect(read?.notes).toEqual([
    'w=9 (not one of its values)',
    'qlr=1e9 (out of range, 10 in its place)',
    'batch=0 (out of range, 1 in its place)',
    'seed=1.5 (out of range, 2 in its place)',
    'colour (no such setting)',
    'seed (given more than once)',
    '__proto__ (no such setting)',
    'bias= (not one of its values)',
    'layers=conv7.w8 (no such layer in the model)',
    'a run of dream (no such method)',
    'view=x (no such view)',
    'hide=stage (no such panel)',
    '1 more',
  ]);
  expect(read && notesInWords(read)).toMatch(/^Changed or left out of the link: w=9 /);
});

test('a version that is not known is told, and nothing of the link is used', () => {
  expect(readLink('#v=2&w=2')).toEqual({
    link: null,
    notes: ['all of it (version 2 is not known here)'],
  });
  expect(readLink('#w=2')?.notes).toEqual(['all of it (it names no version, such as v=1)']);
});

test('a fragment that says nothing is no link', () => {
  for (const fragment of ['', '#', '#charts']) expect(readLink(fragment)).toBeNull();
});

test('a link that is too long is refused unread', () => {
  expect(readLink(`#v=1&w=2&x=${'x'.repeat(20_000)}`)).toEqual({
    link: null,
    notes: ['all of it (it has more than 16,384 characters)'],
  });
});
