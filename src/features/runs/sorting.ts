import type { Cell } from '../../share/csv';
import type { ColumnId, SortKey } from '../../store/tableView';
import { columnOf } from './columns';
import { type Unit, unitValue } from './units';

/**
 * Returns the sorting after a click on a column's title: up, down, then as it was; `besides` keeps
 * the other columns that it was sorted by.
 */
export function nextSorting(
  sorting: readonly SortKey[],
  id: ColumnId,
  besides: boolean,
): readonly SortKey[] {
  const own = sorting.find((key) => key.id === id);
  const next = nextKeys(id, own);
  if (!besides) return next;
  return own ? sorting.flatMap((key) => (key === own ? next : [key])) : [...sorting, ...next];
}

function nextKeys(id: ColumnId, own: SortKey | undefined): SortKey[] {
  if (!own) return [{ id, direction: 1 }];
  return own.direction === 1 ? [{ id, direction: -1 }] : [];
}

const collator = new Intl.Collator('en', { numeric: true });

/** Those without a value come last either way. */
function compare(a: Cell, b: Cell, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const isNumeric = typeof a === 'number' && typeof b === 'number';
  return direction * (isNumeric ? a - b : collator.compare(String(a), String(b)));
}

/** Returns the units in order, and in each its runs; equals stay as they were. */
export function sortUnits(units: readonly Unit[], sorting: readonly SortKey[]): readonly Unit[] {
  if (sorting.length === 0) return units;
  return sorted(units, sorting).map((unit) => ({ ...unit, rows: sortedRows(unit, sorting) }));
}

function sortedRows({ rows }: Unit, sorting: readonly SortKey[]): Unit['rows'] {
  const units = rows.map((row): Unit => ({ key: row.run.plan.runId, rows: [row] }));
  const [first, ...others] = sorted(units, sorting).map((unit) => unit.rows[0]);
  return first ? [first, ...others] : rows;
}

function sorted(units: readonly Unit[], sorting: readonly SortKey[]): Unit[] {
  const columns = sorting.map(({ id }) => columnOf(id));
  const valued = units.map((unit) => ({
    unit,
    values: columns.map((column) => unitValue(column, unit)),
  }));
  const order = (a: readonly Cell[], b: readonly Cell[]) =>
    sorting.reduce(
      (decided, { direction }, at) => decided || compare(a[at] ?? null, b[at] ?? null, direction),
      0,
    );
  return valued.toSorted((a, b) => order(a.values, b.values)).map(({ unit }) => unit);
}
