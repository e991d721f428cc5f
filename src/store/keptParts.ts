import type { LabState, RunRecord } from './state';

/** What of the state, besides the runs, is kept over a reload. A new part is one entry here and in its schema. */
export const keptParts = [
  'settings',
  'start',
  'seedLocked',
  'selectedId',
  'selectedLayerId',
  'pinnedId',
  'table',
  'sweep',
  'chartId',
] as const satisfies readonly (keyof LabState)[];

export type KeptParts = Pick<LabState, (typeof keptParts)[number]>;

/** Returns those parts of a state. */
export function keptPartsOf(state: KeptParts): KeptParts {
  const { settings, start, seedLocked, selectedId, selectedLayerId, pinnedId } = state;
  const { table, sweep, chartId } = state;
  return {
    ...{ settings, start, seedLocked, selectedId, selectedLayerId, pinnedId },
    ...{ table, sweep, chartId },
  };
}

/** What was kept of a lab. */
export interface Restored {
  readonly parts: Partial<KeptParts>;
  /** As they were when they were kept. */
  readonly runs: readonly RunRecord[];
  /** Ids that no new run may get, besides those of the runs. */
  readonly reserved: readonly string[];
}
