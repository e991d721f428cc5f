import type { LabState } from './state';

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
