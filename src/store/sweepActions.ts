import type { SweepPlan } from '../core/sweep/plans';
import type { LabActions } from './actions';
import { obstacleTo } from './datasets';
import type { LabParts } from './labParts';
import { activeRun } from './selectors';
import { newRecord, type RunRecord } from './state';
import { interruptedNotice } from './sweepNotices';
import { sweepStanding } from './sweepRuns';

type SweepActions = Pick<
  LabActions,
  'changeSweep' | 'startSweep' | 'stopSweep' | 'recallSweep' | 'chooseChart'
>;

/** The chart that a sweep is about. */
const chartOfSweeps = 'accuracy-by-rate';

/** More curves than this cannot be told apart: those of larger sweeps are off the charts at first. */
const mostCurves = 60;

/** What a sweep does to runs of its own. */
type RunActions = Pick<LabActions, 'resume' | 'resumeRun' | 'discard'> & {
  /** Cancels those of the runs that run or wait. */
  withdrawRuns(runs: readonly RunRecord[]): void;
};

const idOf = ({ plan }: RunRecord) => plan.runId;

const isInterrupted = ({ status }: RunRecord) => status === 'interrupted';

export function sweepActions(
  { state, queue, notices, name }: LabParts,
  { resume, resumeRun, discard, withdrawRuns }: RunActions,
): SweepActions {
  const recordOf = (plan: SweepPlan, isAside: boolean): RunRecord => ({
    ...newRecord(name(plan)),
    shown: !isAside,
    aside: isAside,
  });

  /** Puts runs that other pages have asked for on the charts. */
  function bringForward(asked: ReadonlySet<RunRecord>) {
    state.setState(({ runs }) => ({
      runs: runs.map((run) =>
        run.aside && asked.has(run) ? { ...run, aside: false, shown: true } : run,
      ),
    }));
  }

  return {
    changeSweep: (parts) => state.setState(({ sweep }) => ({ sweep: { ...sweep, ...parts } })),
    startSweep() {
      const { lacking, plans, answered, pending } = sweepStanding(state.getState());
      if (plans.size === 0) return;
      const obstacle = obstacleTo('qat', state.getState());
      if (obstacle) return notices.complain(obstacle);
      const isAside = plans.size > mostCurves;
      if (!isAside) bringForward(new Set([...answered, ...pending]));
      state.setState({ chartId: chartOfSweeps });
      queue.add(lacking.map((plan) => recordOf(plan, isAside)));
      for (const run of pending.filter(isInterrupted)) resumeRun(idOf(run));
      queue.release();
      if (activeRun(state.getState())?.status === 'paused') resume();
    },
    stopSweep() {
      const { pending } = sweepStanding(state.getState());
      withdrawRuns(pending);
      for (const run of pending.filter(isInterrupted)) discard(idOf(run));
    },
    recallSweep() {
      const notice = interruptedNotice(state.getState());
      if (notice) notices.say(notice);
    },
    chooseChart: (chartId) => state.setState({ chartId }),
  };
}
