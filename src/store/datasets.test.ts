// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { LabError } from '../core/errors';
import { defaultSettings } from '../core/settings/settings';
import { contentsOf, fitTo } from './datasets';
import { createFakeLab, type FakeLab, settled } from './fakeLab';
import { fakeRun } from './fakeRun';
import { possibleStarts, primaryAction } from './selectors';

const files = [{ path: 'data_batch_1.bin', file: new File(['records'], 'data_batch_1.bin') }];

async function opened(): Promise<FakeLab> {
  const fake = createFakeLab({ ...defaultSettings, dataset: 'cifar-10' });
  await fake.lab.actions.listDatasets();
  return fake;
}

async function brought(): Promise<FakeLab> {
  const fake = await opened();
  await fake.lab.actions.bringDataset('cifar-10', files);
  return fake;
}

const said = ({ lab }: FakeLab) => lab.getState().notices.map(({ text }) => text);
const methods = ({ lab }: FakeLab) => lab.getState().runs.map(({ plan }) => plan.method);

test('what comes with the page is there; what learners bring, once they have', async () => {
  const fake = await opened();
  const contents = (id: 'cifar-10' | 'fashion-mnist') => contentsOf(fake.lab.getState(), id);
  expect(contents('fashion-mnist')?.counts.test).toBe(10_000);
  expect(contents('cifar-10')).toBeNull();
  await fake.lab.actions.bringDataset('cifar-10', files);
  expect(contents('cifar-10')?.classes).toContain('frog');
  await fake.lab.actions.removeDataset('cifar-10');
  expect(contents('cifar-10')).toBeNull();
});

test('whatever is asked for without images is answered with a sentence', async () => {
  const fake = await opened();
  const { actions } = fake.lab;
  for (const start of [actions.train, actions.quantize, actions.runQat, actions.step]) start();
  actions.runOrPause();
  expect(fake.lab.getState().runs).toEqual([]);
  expect(new Set(said(fake))).toEqual(
    new Set(['The images of CIFAR-10 are not in this browser yet.']),
  );
});

test('training comes first, and what it ends with is what the others start from', async () => {
  const fake = await brought();
  expect(primaryAction(fake.lab.getState())).toBe('train');
  fake.lab.actions.quantize();
  expect(said(fake)).toEqual(['No trained network for CIFAR-10 comes with the page.']);
  fake.lab.actions.runOrPause();
  await settled();
  await fake.client.finish(fakeResult());
  expect(fake.lab.getState().start).toEqual({ kind: 'run', runId: 'fp32-1' });
  expect(primaryAction(fake.lab.getState())).toBe('ptq');
  fake.lab.actions.quantize();
  expect(methods(fake)).toEqual(['fp32', ...Array<string>(5).fill('ptq')]);
});

test('QAT from scratch needs images alone, and nothing to compare it with but its control', async () => {
  const fake = await brought();
  fake.lab.actions.changeSetting('qatFrom', 'scratch');
  fake.lab.actions.runQat();
  expect(methods(fake)).toEqual(['qat', 'control']);
});

test('each dataset has its own start', async () => {
  const fake = await brought();
  fake.lab.actions.train();
  await settled();
  await fake.client.finish(fakeResult());
  fake.lab.actions.changeSetting('dataset', 'fashion-mnist');
  expect(fake.lab.getState().start).toEqual({ kind: 'shipped' });
  fake.lab.actions.changeSetting('dataset', 'cifar-10');
  expect(fake.lab.getState().start).toEqual({ kind: 'run', runId: 'fp32-1' });
});

test('what is wrong with files is said, and reading them can be tried again', async () => {
  const fake = await opened();
  fake.client.refuse(new LabError('data-truncated', 'It is cut short.', 'Download it again.'));
  await fake.lab.actions.bringDataset('cifar-10', files);
  expect(said(fake)).toEqual(['It is cut short.']);
  expect(fake.lab.getState().bringing).toBeNull();
  fake.client.refuse(new LabError('cancelled', 'Cancelled.', ''));
  await fake.lab.actions.bringDataset('cifar-10', files);
  expect(said(fake)).toEqual(['It is cut short.']);
});

const folder = [{ path: 'pictures/cup/1.png', file: new File(['image'], '1.png') }];

test('the settings of the page follow the own images that are here', async () => {
  const fake = createFakeLab({ ...defaultSettings, dataset: 'own-grey' });
  const { actions, getState } = fake.lab;
  await actions.listDatasets();
  actions.train();
  expect(said(fake)).toEqual(['There are no images of your own in this browser yet.']);
  await actions.bringDataset('own-grey', folder);
  expect(getState().settings.imageSet).toBe('3-0a1b2c3d');
  actions.changeSetting('imageSet', '4-00000000');
  expect(getState().settings.imageSet).toBe('3-0a1b2c3d');
  actions.changeSetting('dataset', 'fashion-mnist');
  expect(getState().settings.imageSet).toBe('');
  actions.changeSetting('dataset', 'own-grey');
  expect(getState().settings.imageSet).toBe('3-0a1b2c3d');
  await actions.removeDataset('own-grey');
  expect(getState().settings.imageSet).toBe('');
});

test('what was trained on other images of somebody is no start for these', async () => {
  const fake = createFakeLab({ ...defaultSettings, dataset: 'own-grey' });
  await fake.lab.actions.bringDataset('own-grey', folder);
  const settings = { dataset: 'own-grey', imageSet: '4-00000000' } as const;
  const other = fakeRun({ method: 'fp32', correct: 9_000, settings });
  fake.lab.setState({ runs: [other] });
  expect(possibleStarts(fake.lab.getState())).toEqual([]);
});

test('runs ask for no more images than there are', async () => {
  const fake = await brought();
  const counts = { train: 1_000, heldOut: 100, test: 200 };
  fake.lab.setState(({ keptDatasets }) => ({
    keptDatasets: (keptDatasets ?? []).map((kept) => ({ ...kept, counts })),
  }));
  const fitted = fitTo(fake.lab.getState())(fake.lab.getState().settings);
  expect(fitted).toMatchObject({ trainImages: 1_000, testImages: 200 });
  expect(fitTo(fake.lab.getState())(defaultSettings)).toEqual(defaultSettings);
});
