import type { StoreApi } from 'zustand/vanilla';
import type { LabActions } from './actions';
import type { Draft } from './draft';
import type { LabParts } from './labParts';
import { missing, standingRun } from './plans';
import { activeRun } from './selectors';
import { type LabState, newRecord, type RunRecord } from './state';

type AsideActions = Pick<LabActions, 'fillIn' | 'withdraw'> & {
  /** Cancels those of the runs that run or wait. */
  withdrawRuns(runs: readonly RunRecord[]): void;
};

/** What pages of their own do: they ask for many runs that the charts shall not be flooded with. */
export function asideActions({ state, client, queue, notices, name }: LabParts): AsideActions {
  const aside = (wanted: Draft): RunRecord => ({
    ...newRecord(name(wanted)),
    shown: false,
    aside: true,
  });

  function withdrawRuns(asked: readonly RunRecord[]) {
    queue.drop((run) => asked.includes(run) && run.status === 'waiting');
    const active = activeRun(state.getState());
    if (!active || !asked.includes(active)) return;
    // The worker does not know of a run that waits for its device.
    if (active.device === null) queue.drop((run) => run === active);
    else client.steer(active.plan.runId, 'cancel').catch(notices.complain);
  }

  return {
    withdrawRuns,
    fillIn(drafts) {
      queue.add(missing(drafts, state.getState().runs).map(aside));
      queue.release();
    },
    withdraw(drafts) {
      const { runs } = state.getState();
      withdrawRuns(drafts.flatMap((wanted) => standingRun(wanted, runs) ?? []));
    },
  };
}

/** Puts runs of other pages on the charts where the lab itself asks for the same measurement. */
export function bringForward(state: StoreApi<LabState>, drafts: readonly Draft[]): void {
  state.setState(({ runs }) => {
    const asked = new Set(drafts.map((wanted) => standingRun(wanted, runs)));
    return {
      runs: runs.map((run) =>
        run.aside && asked.has(run) ? { ...run, aside: false, shown: true } : run,
      ),
    };
  });
}
