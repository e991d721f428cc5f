import type { Cell } from '../../share/csv';
import type { Figures } from '../../store/figures';
import type { RunRecord } from '../../store/state';

/** A run with what the table says of it. */
export interface Row {
  readonly run: RunRecord;
  readonly figures: Figures;
}

export type ColumnId =
  | 'name'
  | 'against'
  | 'accuracy'
  | 'delta'
  | 'agreement'
  | 'size'
  | 'rate'
  | 'steps'
  | 'time'
  | 'status';

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** What the title is short for. */
  readonly help?: string;
  /** Whether figures stand below each other by their last digit. */
  readonly numeric: boolean;
  /** What the column sorts by. */
  readonly value: (row: Row) => Cell;
}

export const columns: readonly Column[] = [
  { id: 'name', title: 'Run', numeric: false, value: ({ figures }) => figures.name },
  {
    id: 'against',
    title: 'Against the baseline',
    numeric: false,
    value: ({ figures }) => figures.against,
  },
  {
    id: 'accuracy',
    title: 'Test accuracy, %',
    numeric: true,
    value: ({ figures }) => figures.accuracy?.accuracy ?? null,
  },
  {
    id: 'delta',
    title: '\u0394 FP32, pts',
    help: 'Difference in test accuracy to the FP32 network it started from, in percentage points',
    numeric: true,
    value: ({ figures }) => figures.deltaPoints,
  },
  {
    id: 'agreement',
    title: 'Agreement',
    help: 'Share of the test images classified as by the FP32 network it started from',
    numeric: true,
    value: ({ figures }) => figures.agreement,
  },
  { id: 'size', title: 'Size', numeric: true, value: ({ figures }) => figures.sizeBytes },
  {
    id: 'rate',
    title: 'Learning rate',
    numeric: true,
    value: ({ figures }) => figures.learningRate,
  },
  { id: 'steps', title: 'Steps', numeric: true, value: ({ figures }) => figures.steps },
  { id: 'time', title: 'Time', numeric: true, value: ({ figures }) => figures.totalMs },
  { id: 'status', title: 'Status', numeric: false, value: ({ run }) => run.status },
];

export interface Sorting {
  readonly id: ColumnId;
  readonly direction: 1 | -1;
}

/** Returns the sorting after a click on a column's title: up, down, then as it was. */
export function nextSorting(current: Sorting | null, id: ColumnId): Sorting | null {
  if (current?.id !== id) return { id, direction: 1 };
  return current.direction === 1 ? { id, direction: -1 } : null;
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

/** Returns the rows in order; those without a value come last either way. */
export function sortRows(rows: readonly Row[], sorting: Sorting | null): readonly Row[] {
  const column = columns.find(({ id }) => id === sorting?.id);
  if (!column || !sorting) return rows;
  return rows.toSorted((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sorting.direction * compare(left, right);
  });
}
