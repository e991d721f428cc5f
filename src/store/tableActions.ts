import type { LabActions } from './actions';
import type { LabParts } from './labParts';
import { activeRun } from './selectors';
import { updateRun } from './state';

type TableActions = Pick<
  LabActions,
  | 'select'
  | 'toggleShown'
  | 'remove'
  | 'dismiss'
  | 'tell'
  | 'verify'
  | 'exportCheckpoint'
  | 'tensorCount'
>;

export function tableActions({ state, client, queue, notices }: LabParts): TableActions {
  return {
    select: (selectedId) => state.setState({ selectedId }),
    toggleShown: (runId) =>
      state.setState(({ runs }) => ({
        runs: updateRun(runs, runId, ({ shown }) => ({ shown: !shown })),
      })),
    remove(runId) {
      const { start, selectedId } = state.getState();
      if (activeRun(state.getState())?.plan.runId === runId) return;
      queue.drop(({ plan }) => plan.runId === runId);
      if (start.kind === 'run' && start.runId === runId) {
        state.setState({ start: { kind: 'shipped' } });
      }
      if (selectedId === runId) state.setState({ selectedId: null });
    },
    dismiss: notices.dismiss,
    tell: (text) => notices.say({ tone: 'info', text, next: null, offer: null }),
    verify: (plan, images) => client.verify(plan, images),
    exportCheckpoint: (runId) => client.exportCheckpoint(runId),
    tensorCount: () => client.tensorCount(),
  };
}
