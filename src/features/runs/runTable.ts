import type { LabState } from '../../store/state';
import { filterRows } from './filterRows';
import { type Line, linesOf } from './lines';
import { type Row, rowsOf } from './rows';
import { sortUnits } from './sorting';
import { unitsOf } from './units';

/** All that the table shows. */
export interface RunTable {
  /** Of every run. */
  readonly rows: readonly Row[];
  /** Of those that the filter lets through. */
  readonly matching: readonly Row[];
  readonly lines: readonly Line[];
  /** Ids of the runs that are selected; those that the filter hides are not. */
  readonly selected: ReadonlySet<string>;
}

type Part = Pick<LabState, 'runs' | 'pinnedId' | 'table'>;

/** Returns what the table shows. */
export function runTableOf({ runs, pinnedId, table }: Part): RunTable {
  const rows = rowsOf(runs, pinnedId);
  const matching = filterRows(rows, table.filter);
  const units = sortUnits(unitsOf(matching), table.sorting);
  const checked = new Set(table.checked);
  const selected = matching.map(({ run }) => run.plan.runId).filter((runId) => checked.has(runId));
  return {
    rows,
    matching,
    lines: linesOf(units, table.unfolded),
    selected: new Set(selected),
  };
}
