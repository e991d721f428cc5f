import { expect, test } from 'vitest';
import { defaultSettings, settingIds, specOf } from '../../core/settings/settings';
import { fakeRun } from '../../store/fakeRun';
import { rowsOf } from './rows';
import { runsCsv } from './runsCsv';
import { runsJson } from './runsJson';

const train = [Number.NaN, 0.5].map((loss, step) => ({
  ...{ step, loss, accuracy: 0.9, learningRate: 0.01, elapsedMs: 30 * step },
}));
const heldOut = [{ step: 1, loss: 0.4, accuracy: 0.91 }];
const ptq = fakeRun({ method: 'ptq', runId: 'ptq-1', correct: 9_000 });
const qat = fakeRun({ method: 'qat', runId: 'qat-1', correct: 9_050, settings: { seed: 7 } });
const rows = rowsOf([ptq, { ...qat, name: 'mine, all', train, heldOut }], 'ptq-1');

/** The second line of the CSV by the titles of the first. */
function csvCells(): Map<string, string> {
  const [titles = '', , line = ''] = runsCsv(rows).split('\r\n');
  const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return new Map(titles.split(',').map((title, at) => [title, cells[at] ?? '']));
}

test('CSV has a line for every run, with figures, the pinned baseline and all settings', () => {
  expect(runsCsv(rows).split('\r\n')).toHaveLength(4);
  const cells = csvCells();
  expect(cells.get('held-out best')).toBe('0.91');
  expect(cells.get('pinned run')).toBe('ptq-1');
  expect(Number(cells.get('delta pinned (points)'))).toBeCloseTo(0.5, 10);
  expect(cells.get(specOf('seed').urlKey)).toBe('7');
  expect(cells.get(specOf('mirror').urlKey)).toBe(String(defaultSettings.mirror));
  expect(cells.size).toBeGreaterThan(settingIds.length);
});

test('JSON has all settings and all points, also those that are no numbers', () => {
  const file: unknown = JSON.parse(runsJson(rows).join(''));
  expect(file).toMatchObject({
    format: 'quantlab-runs',
    version: 1,
    runs: [
      { runId: 'ptq-1', method: 'ptq', train: [] },
      { runId: 'qat-1', name: 'mine, all', settings: qat.plan.settings, heldOut },
    ],
  });
  expect(file).toHaveProperty('runs.1.train', [{ ...train[0], loss: 'NaN' }, train[1]]);
  expect(file).toHaveProperty('runs.0.result.evaluation.correct', 9_000);
});

test('JSON of no runs is valid too', () => {
  expect(JSON.parse(runsJson([]).join(''))).toMatchObject({ runs: [] });
});
