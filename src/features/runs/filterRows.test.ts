import { expect, test } from 'vitest';
import { noFilter, type RunFilter } from '../../store/tableView';
import { fakeRows } from './fakeRows';
import { conditionCount, filterOptions, filterRows } from './filterRows';

const rows = fakeRows([
  { method: 'base', runId: 'base-1', correct: 9_085, settings: { model: 'cnn-bn' } },
  { method: 'ptq', runId: 'ptq-1', correct: 8_000, settings: { weightBits: 8 } },
  { method: 'qat', runId: 'qat-1', correct: 9_000 },
  { method: 'qat', runId: 'qat-2', correct: 9_000, settings: { qatLearningRate: 0.001 } },
]);

const idsOf = (parts: Partial<RunFilter>) =>
  filterRows(rows, { ...noFilter, ...parts }).map(({ run }) => run.plan.runId);

test.each([
  [{}, ['base-1', 'ptq-1', 'qat-1', 'qat-2']],
  [{ method: 'QAT' }, ['qat-1', 'qat-2']],
  [{ bits: 'W8A4' }, ['ptq-1']],
  [{ bits: 'FP32' }, ['base-1']],
  [{ model: 'CNN + BN' }, ['base-1']],
  [{ status: 'done', method: 'PTQ' }, ['ptq-1']],
  [{ status: 'failed' }, []],
  [{ text: ' qat ' }, ['qat-1', 'qat-2']],
  [{ text: 'RATE qat' }, ['qat-2']],
  [{ text: 'qat-1' }, ['qat-1']],
  [{ text: 'rate', method: 'PTQ' }, []],
] as const)('%j lets through %j', (parts, ids) => {
  expect(idsOf(parts)).toEqual(ids);
});

test('what can be chosen is what the runs are, and what is chosen', () => {
  expect(filterOptions('method', rows, noFilter)).toEqual(['FP32 base', 'PTQ', 'QAT']);
  expect(filterOptions('status', rows, { ...noFilter, status: 'failed' })).toEqual([
    'done',
    'failed',
  ]);
});

test('conditions are counted, all words as one', () => {
  expect(conditionCount(noFilter)).toBe(0);
  expect(conditionCount({ ...noFilter, text: 'two words', bits: 'W4A4' })).toBe(2);
  expect(conditionCount({ ...noFilter, text: '  ' })).toBe(0);
});
