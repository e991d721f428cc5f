import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { createFakeLab, settled } from './fakeLab';

test('the page is kept at once, its images when no run is going', async () => {
  const { lab, client } = createFakeLab();
  lab.actions.measureBase();
  await settled();
  const installed = lab.actions.install({ withImages: true });
  await settled();
  expect(lab.getState().installation.kept).toBe('page');
  expect(client.imagesKept()).toBe(0);
  await client.finish(fakeResult());
  await installed;
  expect(lab.getState().installation.kept).toBe('everything');
  expect(client.imagesKept()).toBe(1);
});

test('who saves data keeps the page alone', async () => {
  const { lab, client } = createFakeLab();
  await lab.actions.install({ withImages: false });
  expect(lab.getState().installation.kept).toBe('page');
  expect(client.imagesKept()).toBe(0);
});

test('a browser that keeps nothing is no error', async () => {
  const { lab, client } = createFakeLab();
  client.installer.install = async () => Promise.reject(new Error('no service workers'));
  await lab.actions.install({ withImages: true });
  expect(lab.getState().installation.kept).toBe('nothing');
  expect(lab.getState().notices).toEqual([]);
});

test('a new version is offered, and not loaded while a tab is at work', async () => {
  const { lab, client } = createFakeLab();
  await lab.actions.install({ withImages: false });
  client.offerVersion();
  expect(lab.getState().installation.newVersion).toBe(true);
  lab.actions.train();
  await settled();
  await lab.actions.loadNewVersion();
  expect(lab.getState().notices.at(-1)?.text).toContain('at work');
});
