/** Every column of the run table, in the order in which they stand. */
export const columnIds = [
  'name',
  'method',
  'bits',
  'model',
  'optimizer',
  'against',
  'accuracy',
  'delta',
  'best',
  'last',
  'agreement',
  'size',
  'rate',
  'seed',
  'steps',
  'time',
  'status',
] as const;

export type ColumnId = (typeof columnIds)[number];

/** A column that the table is sorted by. */
export interface SortKey {
  readonly id: ColumnId;
  readonly direction: 1 | -1;
}

/** Columns that runs can be picked by. */
export const filterIds = ['method', 'bits', 'model', 'status'] as const;

export type FilterId = (typeof filterIds)[number];

/** Which runs the table shows: what it writes in a column, or null where anything will do. */
export interface RunFilter extends Readonly<Record<FilterId, string | null>> {
  /** Every word of it is to be found in what the table says of a run. */
  readonly text: string;
}

/** How a person looks at the runs. */
export interface TableView {
  /** The most important first; empty for the order in which they were asked for. */
  readonly sorting: readonly SortKey[];
  readonly filter: RunFilter;
  readonly columns: readonly ColumnId[];
  /** Ids of the runs that are chosen, hidden by the filter or not. */
  readonly checked: readonly string[];
  /** Keys of the groups of seeds that show their runs. */
  readonly unfolded: readonly string[];
}

export const noFilter: RunFilter = {
  text: '',
  method: null,
  bits: null,
  model: null,
  status: null,
};

export const initialTable: TableView = {
  sorting: [],
  filter: noFilter,
  columns: ['name', 'against', 'accuracy', 'delta', 'best', 'last', 'rate', 'steps', 'status'],
  checked: [],
  unfolded: [],
};
