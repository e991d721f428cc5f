import { expect, test } from 'vitest';
import { columnIds, type SortKey } from '../../store/tableView';
import { columnOf } from './columns';
import { fakeRows } from './fakeRows';
import { nextSorting, sortUnits } from './sorting';
import { unitsOf, unitValue } from './units';

const rows = fakeRows([
  { method: 'base', runId: 'base-1', correct: 9_085 },
  { method: 'ptq', runId: 'ptq-1', correct: 8_000, settings: { weightBits: 8 } },
  { method: 'qat', runId: 'qat-1', correct: 9_000 },
  { method: 'ptq', runId: 'ptq-2', correct: 8_000 },
  { method: 'qat', runId: 'qat-2', correct: 8_900, settings: { seed: 1 } },
]);

const sortedIds = (...sorting: readonly SortKey[]) =>
  sortUnits(unitsOf(rows), sorting).map((unit) => unit.rows.map(({ run }) => run.plan.runId));

test('a click sorts up, then down, then as it was; with Shift besides the other columns', () => {
  const up = nextSorting([], 'steps', false);
  expect(up).toEqual([{ id: 'steps', direction: 1 }]);
  const down = nextSorting(up, 'steps', false);
  expect(down).toEqual([{ id: 'steps', direction: -1 }]);
  expect(nextSorting(down, 'steps', false)).toEqual([]);
  const both = nextSorting(down, 'size', true);
  expect(both).toEqual([...down, { id: 'size', direction: 1 }]);
  expect(nextSorting(both, 'steps', true)).toEqual([{ id: 'size', direction: 1 }]);
  expect(nextSorting(both, 'size', true).at(-1)).toEqual({ id: 'size', direction: -1 });
  expect(nextSorting(both, 'rate', false)).toEqual([{ id: 'rate', direction: 1 }]);
});

test('seeds stay together, sorted by their mean, and among themselves', () => {
  expect(sortedIds({ id: 'accuracy', direction: 1 })).toEqual([
    ['ptq-1'],
    ['ptq-2'],
    ['qat-2', 'qat-1'],
    ['base-1'],
  ]);
});

test('a further column decides between equals, and what has no value comes last either way', () => {
  const accuracy = { id: 'accuracy', direction: 1 } as const;
  expect(sortedIds(accuracy, { id: 'bits', direction: 1 })[0]).toEqual(['ptq-2']);
  expect(sortedIds(accuracy, { id: 'bits', direction: -1 })[0]).toEqual(['ptq-1']);
  for (const direction of [1, -1] as const) {
    expect(sortedIds({ id: 'delta', direction }).at(-1)).toEqual(['base-1']);
  }
});

test.each(columnIds)('%s sorts, and down is the reverse of up but for equals', (id) => {
  const values = (direction: 1 | -1) =>
    sortUnits(unitsOf(rows), [{ id, direction }])
      .map((unit) => unitValue(columnOf(id), unit))
      .filter((value) => value !== null);
  expect(values(-1)).toEqual(values(1).toReversed());
});
