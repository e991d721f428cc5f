import { expect, test } from 'vitest';
import { settingIds, specOf } from '../../core/settings/settings';
import { fakeRows } from './fakeRows';
import { runsCsv } from './runsCsv';

const rows = fakeRows([
  {
    method: 'qat',
    correct: 8_943,
    rateChanges: [{ step: 150, peak: 0.002 }],
    settings: { layers: 'conv1.w8_dense.float', qatScales: 'lsq', estimator: 'identity' },
  },
]);

const lines = runsCsv(rows).split('\r\n');
const titles = lines[0]?.split(',') ?? [];

const cell = (title: string) => lines[1]?.split(',')[titles.indexOf(title)];

test('every setting has a column', () => {
  expect(titles).toEqual(expect.arrayContaining(settingIds.map((id) => specOf(id).urlKey)));
  expect([cell('layers'), cell('scales'), cell('control')]).toEqual([
    'conv1.w8_dense.float',
    'lsq',
    'true',
  ]);
});

test('what was done to the learning rate by hand is told', () => {
  expect(cell('learning rate by hand')).toBe('learning rate 0.002 by hand after 150 steps');
});

test('names and mistakes are told', () => {
  expect(cell('name')).toBe('QAT LSQ W4A4 mixed');
  expect(cell('mistakes')).toBe('no-mask');
});
