// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { defaultSettings } from '../core/settings/settings';
import { draft } from './draft';
import { createFakeLab, type FakeLab, settled } from './fakeLab';

const start = { kind: 'shipped' } as const;

const atBits = (bits: 8 | 4) =>
  draft('ptq', start, { ...defaultSettings, weightBits: bits, activationBits: bits });

const drafts = [draft('base', start, defaultSettings), atBits(8), atBits(4)];

const states = ({ lab }: FakeLab) =>
  lab.getState().runs.map(({ plan, status, aside, shown }) => [plan.runId, status, aside, shown]);

test('runs that stand are not repeated, and new ones stay off the charts', async () => {
  const fake = createFakeLab();
  fake.lab.actions.measureBase();
  await settled();
  await fake.client.finish(fakeResult());
  fake.lab.actions.fillIn(drafts);
  await settled();
  fake.lab.actions.fillIn(drafts);
  expect(states(fake)).toEqual([
    ['base-1', 'finished', false, true],
    ['ptq-1', 'running', true, false],
    ['ptq-2', 'waiting', true, false],
  ]);
});

test('withdrawing takes them back and leaves what others asked for', async () => {
  const fake = createFakeLab();
  fake.lab.actions.fillIn(drafts);
  fake.lab.actions.train();
  await settled();
  fake.lab.actions.withdraw(drafts);
  await settled();
  expect(fake.client.steered).toEqual([['base-1', 'cancel']]);
  expect(states(fake).map(([id, status]) => [id, status])).toEqual([
    ['base-1', 'cancelled'],
    ['fp32-1', 'running'],
  ]);
});

test('what the lab itself asks for comes forward', async () => {
  const fake = createFakeLab();
  fake.lab.actions.fillIn(drafts);
  await settled();
  for (let run = 0; run < 3; run++) await fake.client.finish(fakeResult());
  fake.lab.actions.quantize();
  const shown = fake.lab.getState().runs.filter((run) => run.shown);
  expect(shown.map(({ plan }) => plan.settings.weightBits)).toEqual([8, 4, 6, 3, 2]);
});
