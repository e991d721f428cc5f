import type { LabActions } from './actions';
import type { LabParts } from './labParts';
import { updateRun } from './state';

type TableActions = Pick<
  LabActions,
  | 'select'
  | 'selectLayer'
  | 'toggleShown'
  | 'show'
  | 'showOnly'
  | 'rename'
  | 'pin'
  | 'changeTable'
  | 'say'
  | 'tell'
  | 'verify'
  | 'exportCheckpoint'
  | 'tensorCount'
>;

export function tableActions({ state, client, notices }: LabParts): TableActions {
  /** Shows or hides runs; null leaves one as it is. */
  function showWhere(wanted: (runId: string) => boolean | null) {
    state.setState(({ runs }) => ({
      runs: runs.map((run) => {
        const shown = wanted(run.plan.runId) ?? run.shown;
        return shown === run.shown ? run : { ...run, shown };
      }),
    }));
  }

  return {
    select: (selectedId) => state.setState({ selectedId }),
    selectLayer: (selectedLayerId) => state.setState({ selectedLayerId }),
    toggleShown: (runId) =>
      state.setState(({ runs }) => ({
        runs: updateRun(runs, runId, ({ shown }) => ({ shown: !shown })),
      })),
    show(runIds, shown) {
      const ids = new Set(runIds);
      showWhere((runId) => (ids.has(runId) ? shown : null));
    },
    showOnly(runIds) {
      const ids = new Set(runIds);
      showWhere((runId) => ids.has(runId));
    },
    rename: (runId, name) =>
      state.setState(({ runs }) => ({
        runs: updateRun(runs, runId, () => ({ name: name.trim() || null })),
      })),
    pin: (pinnedId) => state.setState({ pinnedId }),
    changeTable: (parts) => state.setState(({ table }) => ({ table: { ...table, ...parts } })),
    say: notices.say,
    tell: (text) => notices.say({ tone: 'info', text, next: null, offer: null }),
    verify: (plan, images) => client.verify(plan, images),
    exportCheckpoint: (runId) => client.exportCheckpoint(runId),
    tensorCount: () => client.tensorCount(),
  };
}
