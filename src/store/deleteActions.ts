import type { LabActions } from './actions';
import { deletionInWords, waitedIn, withBack, without } from './deletion';
import type { LabParts } from './labParts';
import { activeRun } from './selectors';
import type { Notice } from './state';

type DeleteActions = Pick<LabActions, 'remove' | 'undoRemove' | 'dismiss'>;

const offersUndo = ({ offer }: Notice) => offer?.kind === 'undo-delete';

export function deleteActions({ state, queue, notices }: LabParts): DeleteActions {
  /** Says what the latest deletion took, in place of what was said of those before it. */
  function offerUndo() {
    const { deletions, notices: said } = state.getState();
    const latest = deletions.at(-1);
    if (!latest) {
      for (const { id } of said.filter(offersUndo)) notices.dismiss(id);
      return;
    }
    const text = deletionInWords(latest);
    notices.say({ tone: 'info', text, next: null, offer: { kind: 'undo-delete' } });
  }

  function isDeletable(runId: string): boolean {
    return state.getState().runs.some(({ plan }) => plan.runId === runId) && !isActive(runId);
  }

  const isActive = (runId: string) => activeRun(state.getState())?.plan.runId === runId;

  return {
    remove(runIds) {
      const ids = new Set(runIds.filter(isDeletable));
      if (ids.size === 0) return;
      const after = without(state.getState(), ids);
      // Scripts that wait for these runs are told that they will not come.
      queue.drop(({ plan, status }) => status === 'waiting' && ids.has(plan.runId));
      state.setState(after);
      offerUndo();
    },
    undoRemove() {
      const latest = state.getState().deletions.at(-1);
      if (!latest) return;
      state.setState((now) => withBack(now, latest));
      const waited = waitedIn(latest);
      if (waited.length > 0) queue.add(waited);
      offerUndo();
    },
    dismiss(noticeId) {
      const { notices: said } = state.getState();
      const gone = said.find(({ id }) => id === noticeId);
      if (gone && offersUndo(gone)) state.setState({ deletions: [] });
      notices.dismiss(noticeId);
    },
  };
}
