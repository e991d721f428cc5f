// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from '../../data/safetensors';
import { linkFile } from '../../share/link/linkFile';
import { createFakeLab, type FakeLab, settled } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import { possibleStarts } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import { openFile } from './openFile';
import { saveBundle } from './saveBundle';

type Bytes = Uint8Array<ArrayBuffer>;

const picked = (name: string, bytes: Bytes) => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => bytes.slice().buffer,
});

const open = ({ lab }: FakeLab, name: string, bytes: Bytes) => openFile(lab, picked(name, bytes));

const said = ({ lab }: FakeLab) =>
  lab.getState().notices.map(({ text, next }) => [text, next].filter(Boolean).join(' '));

const trained: RunRecord = {
  ...fakeRun({ method: 'fp32', correct: 9_000, runId: 'fp32-1' }),
  train: [{ step: 0, loss: Number.NaN, accuracy: 0.5, learningRate: 0.1, elapsedMs: 12.5 }],
  heldOut: [{ step: 1, loss: Number.POSITIVE_INFINITY, accuracy: 0.5 }],
};

const onTop = fakeRun({
  method: 'ptq',
  correct: 8_000,
  runId: 'ptq-1',
  start: { kind: 'run', runId: 'fp32-1' },
  settings: { weightBits: 3 },
});

const network = Uint8Array.of(1, 2, 3);

function labWith(runs: readonly RunRecord[]): FakeLab {
  const fake = createFakeLab();
  fake.lab.actions.adopt(runs);
  return fake;
}

async function bundle(): Promise<Bytes> {
  const { lab } = labWith([
    trained,
    onTop,
    { ...fakeRun({ method: 'qat', correct: 1, runId: 'qat-1' }), status: 'interrupted' },
  ]);
  lab.networks.put('fp32-1', network);
  lab.checkpoints.put('qat-1', { step: 7, file: Uint8Array.of(9) });
  lab.actions.changeSetting('weightBits', 2);
  return saveBundle(lab);
}

test('a lab goes out as a file and comes in as theirs, with curves, networks and checkpoints', async () => {
  const fake = createFakeLab();
  await open(fake, 'lab.zip', await bundle());
  const { runs, settings, notices } = fake.lab.getState();
  expect(runs.map(({ sender }) => sender?.via)).toEqual(['file', 'file', 'file']);
  expect(runs[0]).toEqual({ ...trained, sender: { via: 'file', browser: null } });
  expect(await fake.client.network('fp32-1')).toEqual(network);
  expect(fake.lab.checkpoints.of('qat-1')).toEqual({ step: 7, file: Uint8Array.of(9) });
  expect(possibleStarts(fake.lab.getState())).toEqual([runs[0]]);
  expect(settings.weightBits).toBe(4);
  const offer = notices.find(({ text }) => text.includes('3 runs from lab.zip'))?.offer;
  expect(offer).toMatchObject({ kind: 'take-settings', settings: { weightBits: 2 } });
  await settled();
  expect(fake.client.plans).toEqual([]);
});

test('runs that come in get ids of their own, and still start from each other', async () => {
  const own = fakeRun({ method: 'fp32', correct: 1, runId: 'fp32-1' });
  const fake = labWith([own]);
  await open(fake, 'lab.zip', await bundle());
  const { runs } = fake.lab.getState();
  expect(runs.map(({ plan }) => plan.runId)).toEqual(['fp32-1', 'fp32-1-2', 'ptq-1', 'qat-1']);
  expect(runs[2]?.plan.start).toEqual({ kind: 'run', runId: 'fp32-1-2' });
  expect(await fake.client.network('fp32-1')).toBeNull();
  fake.lab.actions.train();
  expect(fake.lab.getState().runs.at(-1)?.plan.runId).toBe('fp32-2');
});

const contents = { format: 'quantlab-lab', version: 1, settings: {}, runs: [], checkpoints: {} };

const zipped = (files: Readonly<Record<string, Bytes>>): Bytes => zipSync({ ...files });

const withContents = (changes: object): Bytes =>
  zipped({ 'lab.json': strToU8(JSON.stringify({ ...contents, ...changes })) });

/** An archive that says of its one file that it unpacks to four gigabytes. */
function bomb(): Bytes {
  const bytes = withContents({});
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xffff_fff0, true);
  }
  return bytes;
}

const foreign = { head: { plan: { runId: '../../x' } }, curves: {} };

test.each<[string, string, () => Bytes, RegExp]>([
  [
    'another kind of file',
    'notes.txt',
    () => strToU8('hello'),
    /neither a lab, a network nor a link/,
  ],
  ['an archive without a lab', 'a.zip', () => zipped({ 'x.txt': strToU8('x') }), /no lab.json/],
  ['a damaged archive', 'a.zip', () => withContents({}).slice(0, 60), /damaged, or no zip/],
  ['a zip bomb', 'a.zip', bomb, /more than any lab holds/],
  ['what is not JSON', 'a.zip', () => zipped({ 'lab.json': strToU8('{') }), /not JSON/],
  ['other JSON', 'a.zip', () => zipped({ 'lab.json': strToU8('[]') }), /it is no lab/],
  ['a newer lab', 'a.zip', () => withContents({ version: 2 }), /newer version/],
  ['a strange run', 'a.zip', () => withContents({ runs: [foreign] }), /not of a lab \(runs.0/],
  ['runs as JSON', 'a.json', () => strToU8('{"format":"quantlab-runs"}'), /no link that the share/],
  ['no safetensors', 'a.safetensors', () => strToU8('12345678{}'), /not a usable safetensors file/],
])(
  '%s is refused with a sentence, and the lab stays as it is',
  async (_, name, bytes, sentence) => {
    const fake = labWith([trained]);
    await open(fake, name, bytes());
    expect(said(fake)[0]).toMatch(sentence);
    expect(fake.lab.getState().runs).toEqual([trained]);
  },
);

test('no file whatever throws, or puts a run out of bounds into the lab', async () => {
  const good = await bundle();
  const mutated = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    .map((changes) => {
      const bytes = good.slice();
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
  const files = fc.oneof(
    mutated,
    fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => {
      const fake = createFakeLab();
      await open(fake, 'lab.zip', bytes);
      for (const { plan } of fake.lab.getState().runs) {
        expect(plan.runId).toMatch(/^[\w.-]+$/);
        expect(plan.settings.weightBits).toBeGreaterThanOrEqual(2);
      }
    }),
    { numRuns: 200 },
  );
});

test('a link that was saved as a file is opened, and starts nothing', async () => {
  const fake = labWith([trained]);
  await open(fake, 'quantlab-link.json', strToU8(linkFile('#v=1&method=qat&w=2')));
  expect(fake.lab.getState().link?.runs).toHaveLength(1);
  expect(fake.lab.getState().runs).toEqual([trained]);
  await settled();
  expect(fake.client.plans).toEqual([]);
});

test('a network comes in, is measured, and can be started from', async () => {
  const fake = createFakeLab();
  const file = Uint8Array.from(await readFile('public/models/cnn.safetensors'));
  await open(fake, 'mine.safetensors', file);
  await settled();
  expect(fake.client.plans[0]).toMatchObject({
    method: 'base',
    start: { kind: 'run', runId: 'base-1' },
  });
  const kept = decodeSafetensors((await fake.client.network('base-1')) ?? new Uint8Array());
  expect(kept.tensors).toEqual(decodeSafetensors(file).tensors);
  expect(kept.metadata.get('dataset')).toBe('fashion-mnist');
  expect(possibleStarts(fake.lab.getState())).toEqual([]);
  const { result } = fakeRun({ method: 'base', correct: 9_000 });
  if (result) await fake.client.finish(result);
  expect(possibleStarts(fake.lab.getState())).toMatchObject([{ name: 'mine' }]);
});

test('a network of other shapes is refused, with what does not fit', async () => {
  const fake = createFakeLab();
  const tensors = { 'conv1.weight': { shape: [2], data: Float32Array.of(1, 2) } };
  await open(fake, 'x.safetensors', encodeSafetensors(tensors, { model: 'cnn' }));
  expect(said(fake)[0]).toMatch(/does not fit the model CNN: conv1.weight is of shape \[2\]/);
  expect(fake.lab.getState().runs).toEqual([]);
});
