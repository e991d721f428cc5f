import * as v from 'valibot';
import { bitWidths } from '../core/settings/bitWidths';
import { defaultSweep, type SweepChoice } from '../core/sweep/grid';
import { type KeptParts, keptPartsOf } from '../store/keptParts';
import type { LabState } from '../store/state';
import {
  columnIds,
  type filterIds,
  initialTable,
  noFilter,
  type RunFilter,
  type TableView,
} from '../store/tableView';
import { recordVersion } from './migrate';
import { count, text } from './resultSchema';
import { start } from './runSchema';
import { lenientSettings } from './settingsSchema';

/** What is kept of a lab besides its runs, and their order. */
export interface LabRecord extends KeptParts {
  readonly order: readonly string[];
}

const ids = v.fallback(v.array(text), []);
const id = v.fallback(v.nullable(text), null);

const filterEntries = {
  text: v.fallback(text, ''),
  method: id,
  bits: id,
  model: id,
  status: id,
} satisfies Record<(typeof filterIds)[number] | 'text', unknown>;

const filter: v.GenericSchema<unknown, RunFilter> = v.fallback(v.object(filterEntries), noFilter);

const table: v.GenericSchema<unknown, TableView> = v.object({
  sorting: v.fallback(
    v.array(v.object({ id: v.picklist(columnIds), direction: v.picklist([1, -1]) })),
    [],
  ),
  filter,
  columns: v.fallback(v.array(v.picklist(columnIds)), [...initialTable.columns]),
  checked: ids,
  unfolded: ids,
});

const mostEntries = 20;

const sweep: v.GenericSchema<unknown, SweepChoice> = v.object({
  rates: text,
  bits: v.pipe(v.array(v.picklist(bitWidths.map(({ value }) => value))), v.maxLength(mostEntries)),
  optimizers: v.pipe(v.array(v.picklist(['sgd', 'momentum', 'adam'])), v.maxLength(mostEntries)),
  scales: v.pipe(v.array(v.picklist(['observer', 'lsq', 'lsq-plus'])), v.maxLength(mostEntries)),
  seeds: count,
});

/**
 * What has no settings is no lab. Another part that cannot be read is as in a new lab; the others are
 * as they were kept.
 */
export const labRecord: v.GenericSchema<unknown, LabRecord> = v.object({
  settings: lenientSettings,
  start: v.fallback(start, { kind: 'shipped' }),
  seedLocked: v.fallback(v.boolean(), true),
  selectedId: id,
  selectedLayerId: id,
  pinnedId: id,
  table: v.fallback(table, initialTable),
  sweep: v.fallback(sweep, defaultSweep),
  chartId: id,
  order: ids,
});

/** Returns what a lab is kept as, besides its runs. */
export function labRecordOf(state: LabState): LabRecord & { readonly version: number } {
  return {
    version: recordVersion,
    ...keptPartsOf(state),
    order: state.runs.map(({ plan }) => plan.runId),
  };
}
