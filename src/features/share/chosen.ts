import type { Method } from '../../core/run';
import type { View } from '../../core/view';
import type { LabLink } from '../../share/link/link';
import { linkedRun, type Stay, settingsOfLink, stayOf } from '../../store/sharing';
import { isOwn, type LabState, type RunRecord } from '../../store/state';

export type What = 'settings' | 'selected' | 'shown';

/** What a person wants to share. */
export interface Choice {
  readonly what: What;
  /** Runs to make where settings alone are shared. */
  readonly methods: readonly Method[];
  readonly withResults: boolean;
  readonly view: View;
}

/** Returns the runs that a choice is about: those selected in the table, or those here on the charts. */
export function chosenRuns({ runs, table }: LabState, what: What): RunRecord[] {
  if (what === 'settings') return [];
  const checked = new Set(table.checked);
  return runs.filter((run) =>
    what === 'selected' ? checked.has(run.plan.runId) : run.shown && isOwn(run),
  );
}

/** Returns the first choice that makes sense: runs that are selected, or shown, or settings. */
export function firstChoice(state: LabState): Choice {
  const what =
    (['selected', 'shown'] as const).find((own) => chosenRuns(state, own).length > 0) ?? 'settings';
  const methods: Method[] = state.settings.control ? ['ptq', 'qat', 'control'] : ['ptq', 'qat'];
  return { what, methods, withResults: true, view: state.view };
}

const stays: Readonly<Record<Stay, string>> = {
  'own-weights': 'start from weights that were trained here',
  steered: 'had their learning rate changed by hand',
};

/** Returns what of the chosen runs does not travel, as phrases. */
export function leftOut(runs: readonly RunRecord[]): string[] {
  const kinds = Object.entries(stays).flatMap(([stay, words]) => {
    const count = runs.filter((run) => stayOf(run, runs) === stay).length;
    return count > 0 ? [`${count} that ${words}`] : [];
  });
  const named = runs.some(({ name }) => name !== null);
  return named ? [...kinds, 'the names that you gave'] : kinds;
}

/** Returns what a link says of a choice. */
export function linkOf(
  { what, methods, withResults, view }: Choice,
  runs: readonly RunRecord[],
  settings: LabState['settings'],
  browser: string,
): LabLink {
  if (what === 'settings') {
    return { settings, view, runs: methods.map((method) => ({ method, settings, result: null })) };
  }
  const travelling = runs.filter((run) => stayOf(run, runs) === null);
  return {
    settings: settingsOfLink(travelling),
    view,
    runs: travelling.map((run) => linkedRun(run, browser, withResults)),
  };
}
