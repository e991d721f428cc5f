// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { defaultSettings } from '../core/settings/settings';
import { draft } from './draft';
import { createFakeLab, settled } from './fakeLab';
import { fakeRun } from './fakeRun';
import { latestAttempt, standingRun } from './plans';
import { steeredInWords } from './steered';

const shipped = { kind: 'shipped' } as const;

it('says what was done to the learning rate', () => {
  const rateChanges = [{ step: 1_200, peak: 3e-4 }];
  const run = fakeRun({ method: 'qat', correct: 8_900, rateChanges });
  expect(steeredInWords(run)).toEqual(['learning rate 3e-4 by hand after 1,200 steps']);
});

it('stands for no plan once its rate was changed', () => {
  const run = fakeRun({ method: 'control', correct: 8_900 });
  const wanted = draft('control', shipped, defaultSettings);
  expect(standingRun(wanted, [run])).toBe(run);
  const steered = { ...run, rateChanges: [{ step: 0, peak: 1 }] };
  expect(standingRun(wanted, [steered])).toBeNull();
  expect(latestAttempt(wanted, [steered])).toBeNull();
});

it('asks the worker for another rate, and records what it tells', async () => {
  const { lab, client } = createFakeLab();
  lab.actions.train();
  await settled();
  lab.actions.changeRate(0.002);
  expect(client.rates).toEqual([['fp32-1', 0.002]]);
  const told = (step: number, peak: number) =>
    client.emit({
      kind: 'points',
      runId: 'fp32-1',
      train: [],
      heldOut: [],
      rateChanges: [{ step, peak }],
      watched: [],
      latent: [],
    });
  told(4, 0.002);
  told(9, 0.001);
  await client.finish(fakeResult());
  expect(lab.getState().runs[0]?.rateChanges).toEqual([
    { step: 4, peak: 0.002 },
    { step: 9, peak: 0.001 },
  ]);
});
