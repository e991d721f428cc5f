import { describe, expect, it, test } from 'vitest';
import { fakeRows } from './fakeRows';
import { linesOf } from './lines';
import { checkedOf, neighbourOf, runsBetween, withRuns } from './selection';
import { unitsOf } from './units';

const units = unitsOf(
  fakeRows([
    { method: 'base', runId: 'base-1', correct: 1 },
    { method: 'qat', runId: 'qat-1', correct: 1 },
    { method: 'qat', runId: 'qat-2', correct: 1, settings: { seed: 7 } },
    { method: 'ptq', runId: 'ptq-1', correct: 1 },
  ]),
);
const groupKey = units[1]?.key ?? '';
const folded = linesOf(units, []);
const unfolded = linesOf(units, [groupKey]);

test('the seeds of a group have lines of their own where it is unfolded', () => {
  expect(folded.map(({ key }) => key)).toEqual(['base-1', groupKey, 'ptq-1']);
  expect(unfolded.map(({ key }) => key)).toEqual(['base-1', groupKey, 'qat-1', 'qat-2', 'ptq-1']);
  expect(unfolded.map((line) => line.kind === 'run' && line.ofGroup)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});

describe('a range', () => {
  it.each([
    ['base-1', 'ptq-1', folded, ['base-1', 'qat-1', 'qat-2', 'ptq-1']],
    ['ptq-1', groupKey, folded, ['qat-1', 'qat-2', 'ptq-1']],
    ['qat-2', 'qat-1', unfolded, ['qat-1', 'qat-2']],
    [null, groupKey, unfolded, ['qat-1', 'qat-2']],
    ['gone-1', 'ptq-1', unfolded, ['ptq-1']],
    ['base-1', 'gone-1', unfolded, []],
  ])('from %s to %s', (from, to, lines, runIds) => {
    expect(runsBetween(lines, from, to)).toEqual(runIds);
  });
});

test('runs are added and taken away, each once', () => {
  expect(withRuns(['a'], ['a', 'b'], true)).toEqual(['a', 'b']);
  expect(withRuns(['a', 'b'], ['b', 'c'], false)).toEqual(['a']);
});

test('a group is selected in part where some of its runs are', () => {
  const selected = new Set(['qat-1']);
  expect(checkedOf(['qat-1'], selected)).toBe('all');
  expect(checkedOf(['qat-1', 'qat-2'], selected)).toBe('some');
  expect(checkedOf(['ptq-1'], selected)).toBe('none');
  expect(checkedOf([], selected)).toBe('none');
});

test('after a deletion comes the next line that stays, or else the last before', () => {
  expect(neighbourOf(unfolded, groupKey, ['qat-1', 'qat-2'])).toBe('ptq-1');
  expect(neighbourOf(unfolded, 'ptq-1', ['ptq-1'])).toBe('qat-2');
  expect(neighbourOf(folded, 'base-1', ['base-1', 'qat-1', 'qat-2', 'ptq-1'])).toBeNull();
});
