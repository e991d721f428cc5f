import { expect, test } from 'vitest';
import { fakeDevice, fakeResult } from '../client/fakeClient';
import { defaultSettings } from '../core/settings/settings';
import { commonSettings } from '../share/link/commonSettings';
import type { LinkedRun } from '../share/link/link';
import { readLink } from '../share/link/readLink';
import { fakeLinkedResult, fakeLinkedRun } from '../share/link/testing/fakeLinks';
import { writeLink } from '../share/link/writeLink';
import { createFakeLab, settled } from './fakeLab';
import { fakeRun } from './fakeRun';
import { linkDrafts, sentAndMade } from './openedLink';
import { stayOf } from './sharing';
import { theirsOf } from './theirs';

const bits = { weightBits: 2, activationBits: 2 } as const;
const sent = fakeLinkedRun('qat', bits, fakeLinkedResult());

function openRuns(runs: readonly LinkedRun[], lab = createFakeLab()) {
  const view = { layout: 'lab', hidden: [] } as const;
  const read = readLink(writeLink({ settings: commonSettings(runs), view, runs }) ?? '');
  if (read) lab.lab.actions.openLink(read);
  return lab;
}

test('a link that is opened starts nothing, changes no setting, and brings its results', async () => {
  const { lab, client } = openRuns([sent]);
  const before = createFakeLab().lab.getState().settings;
  await settled();
  expect(client.plans).toEqual([]);
  const { runs, settings, link } = lab.getState();
  expect(settings).toEqual(before);
  expect(runs).toMatchObject([
    {
      plan: { runId: 'theirs-1', method: 'qat', settings: { weightBits: 2 } },
      ...{ status: 'finished', sender: { via: 'link', browser: 'Chromium 139' } },
      device: { backend: 'wasm', label: fakeDevice.label },
      result: { evaluation: { correct: 8_952, total: 10_000 }, steps: 859 },
    },
  ]);
  expect(link?.runs).toMatchObject([{ theirId: 'theirs-1' }]);
});

test('opened again it brings nothing twice, and other results are added', () => {
  const lab = openRuns([sent]);
  openRuns([sent], lab);
  expect(lab.lab.getState().runs).toHaveLength(1);
  openRuns([fakeLinkedRun('ptq', {}, fakeLinkedResult({ steps: 0, train: [], heldOut: [] }))], lab);
  expect(lab.lab.getState().runs.map(({ plan }) => plan.runId)).toEqual(['theirs-1', 'theirs-2']);
});

test('runs that are here stay, and those that stand are not made again', () => {
  const fake = createFakeLab();
  const own = [
    fakeRun({ method: 'base', correct: 9_000 }),
    fakeRun({ method: 'ptq', correct: 8_900 }),
  ];
  fake.lab.setState({ runs: own });
  openRuns([fakeLinkedRun('ptq'), fakeLinkedRun('qat'), fakeLinkedRun('qat')], fake);
  const { link, runs } = fake.lab.getState();
  expect(runs).toEqual(own);
  expect(link && linkDrafts(link, runs).map(({ method }) => method)).toEqual(['qat']);
});

test('asked to, it sets what the link says and makes the runs, the base model before them', async () => {
  const { lab, client } = openRuns([sent]);
  lab.actions.runLink();
  await settled();
  await client.finish(fakeResult());
  await client.finish(fakeResult());
  expect(lab.getState().settings).toMatchObject(bits);
  expect(client.plans.map(({ method }) => method)).toEqual(['base', 'qat']);
  expect(client.plans[1]?.settings).toEqual(sent.settings);
});

test('a run that was made again stands beside theirs, on whatever backend', async () => {
  const { lab, client } = openRuns([sent]);
  const { link } = lab.getState();
  if (!link) throw new Error('no link');
  expect(sentAndMade(link, lab.getState().runs)).toMatchObject([{ ours: null }]);
  const own = fakeRun({ method: 'qat', correct: 8_960, settings: { ...bits, backend: 'cpu' } });
  lab.setState(({ runs }) => ({ runs: [...runs, own] }));
  const { runs } = lab.getState();
  expect(sentAndMade(link, runs)).toMatchObject([{ theirs: runs[0], ours: own }]);
  expect(theirsOf(own, runs)).toEqual([runs[0]]);
  expect(client.plans).toEqual([]);
});

test('a run with other settings, or with its rate changed by hand, is no reproduction', () => {
  const { lab } = openRuns([sent]);
  const { link } = lab.getState();
  const others = [
    fakeRun({ method: 'qat', correct: 8_960 }),
    fakeRun({ method: 'qat', correct: 8_960, settings: bits, rateChanges: [{ step: 3, peak: 1 }] }),
  ];
  const runs = [...lab.getState().runs, ...others];
  expect(link && sentAndMade(link, runs)).toMatchObject([{ ours: null }]);
});

test('what was left out is told; what cannot be read changes nothing', () => {
  const { lab } = createFakeLab();
  const read = readLink('#v=3&method=qat');
  if (read) lab.actions.openLink(read);
  expect(lab.getState()).toMatchObject({
    link: null,
    notices: [
      { text: 'Changed or left out of the link: all of it (version 3 is not known here).' },
    ],
  });
});

test('done with the link, its runs stay', () => {
  const { lab } = openRuns([sent]);
  lab.actions.closeLink();
  expect(lab.getState().link).toBeNull();
  expect(lab.getState().runs).toHaveLength(1);
});

const cifar = { dataset: 'cifar-10' } as const;
const trainedHere = fakeRun({
  method: 'fp32',
  correct: 6_000,
  settings: { ...cifar, backend: 'cpu' },
});
const fromIt = { kind: 'run', runId: trainedHere.plan.runId } as const;
const theirRuns = [
  fakeLinkedRun('fp32', cifar, fakeLinkedResult()),
  fakeLinkedRun('ptq', cifar, fakeLinkedResult({ steps: 0, train: [], heldOut: [] })),
];

async function withImages() {
  const fake = createFakeLab({ ...defaultSettings, ...cifar });
  const file = new File(['records'], 'data_batch_1.bin');
  await fake.lab.actions.bringDataset('cifar-10', [{ path: file.name, file }]);
  return fake;
}

test('where no weights come with the page, training comes first, and the rest starts from it', async () => {
  const fake = openRuns(theirRuns, await withImages());
  const { lab, client } = fake;
  lab.actions.runLink();
  await settled();
  expect(client.plans.map(({ method, start }) => [method, start.kind])).toEqual([
    ['fp32', 'shipped'],
  ]);
  await client.finish(fakeResult());
  lab.actions.runLink();
  await settled();
  expect(client.plans.map(({ method }) => method)).toEqual(['fp32', 'ptq']);
  await client.finish(fakeResult());
  const { link, runs } = lab.getState();
  expect(link && linkDrafts(link, runs)).toEqual([]);
  expect(link && sentAndMade(link, runs).map(({ ours }) => ours?.plan.runId)).toEqual([
    'fp32-1',
    'ptq-1',
  ]);
});

test('runs from weights that were trained here stand beside theirs where both were trained alike', () => {
  const { lab } = openRuns(theirRuns);
  const { link } = lab.getState();
  const own = fakeRun({ method: 'ptq', correct: 5_900, settings: cifar, start: fromIt });
  const trainedLonger = {
    ...trainedHere,
    plan: { ...trainedHere.plan, settings: { ...trainedHere.plan.settings, epochs: 9 } },
  };
  const oursWith = (trained: typeof trainedHere) =>
    link && sentAndMade(link, [...lab.getState().runs, trained, own]).map(({ ours }) => ours);
  expect(oursWith(trainedHere)).toEqual([trainedHere, own]);
  expect(oursWith(trainedLonger)).toEqual([null, null]);
});

test('runs from weights that were trained here travel with the run that trained them', () => {
  const own = fakeRun({ method: 'ptq', correct: 5_900, settings: cifar, start: fromIt });
  expect(stayOf(own, [own])).toBe('own-weights');
  expect(stayOf(own, [trainedHere, own])).toBeNull();
  const grey = fakeRun({ method: 'fp32', correct: 9_000 });
  const fromGrey = { kind: 'run', runId: grey.plan.runId } as const;
  const ofGrey = fakeRun({ method: 'ptq', correct: 8_900, start: fromGrey });
  expect(stayOf(ofGrey, [grey, ofGrey])).toBe('own-weights');
});

test('runs with own images that are not here are not made', async () => {
  const own = { dataset: 'own-grey', imageSet: '5-0000abcd' } as const;
  const fake = createFakeLab({ ...defaultSettings, dataset: 'own-grey' });
  const file = new File(['image'], '1.png');
  await fake.lab.actions.bringDataset('own-grey', [{ path: 'cup/1.png', file }]);
  const { lab, client } = openRuns([fakeLinkedRun('fp32', own)], fake);
  lab.actions.runLink();
  await settled();
  expect(client.plans).toEqual([]);
  expect(lab.getState().settings.imageSet).toBe('3-0a1b2c3d');
  expect(lab.getState().notices.map(({ text }) => text)).toEqual([
    'This was made with other images than those of your own in this browser.',
  ]);
});
