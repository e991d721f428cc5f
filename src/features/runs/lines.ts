import type { Row } from './rows';
import { isGroup, type Unit } from './units';

/** One line of the table: a run, or several seeds of one. */
export type Line =
  | { readonly kind: 'run'; readonly key: string; readonly row: Row; readonly ofGroup: boolean }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly unit: Unit;
      readonly unfolded: boolean;
    };

/** Returns the lines of the table, a group that is unfolded with its runs below it. */
export function linesOf(units: readonly Unit[], unfolded: readonly string[]): Line[] {
  const open = new Set(unfolded);
  return units.flatMap((unit): Line[] => {
    if (!isGroup(unit)) return runLines(unit, false);
    const isOpen = open.has(unit.key);
    const group = { kind: 'group', key: unit.key, unit, unfolded: isOpen } as const;
    return isOpen ? [group, ...runLines(unit, true)] : [group];
  });
}

function runLines({ rows }: Unit, ofGroup: boolean): Line[] {
  return rows.map((row) => ({ kind: 'run', key: row.run.plan.runId, row, ofGroup }));
}

/** Returns the ids of the runs that a line stands for. */
export function runIdsOf(line: Line): string[] {
  const rows = line.kind === 'run' ? [line.row] : line.unit.rows;
  return rows.map(({ run }) => run.plan.runId);
}
