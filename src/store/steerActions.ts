import type { SteerCommand } from '../protocol/protocol';
import type { LabActions } from './actions';
import { obstacleTo } from './datasets';
import type { LabParts } from './labParts';
import { qatDrafts } from './plans';
import type { QueueActions } from './queueActions';
import { activeRun, hasComplaints, isTraining, primaryAction, waitingRuns } from './selectors';
import { newRecord, type RunRecord, updateRun } from './state';

type SteerActions = Pick<
  LabActions,
  'runOrPause' | 'pause' | 'resume' | 'changeRate' | 'step' | 'cancel' | 'cancelWaiting' | 'proceed'
>;

export function steerActions(
  { state, client, queue, notices, name }: LabParts,
  { quantize, train, runQat, freshSettings }: QueueActions,
): SteerActions {
  function steer(command: SteerCommand) {
    const active = activeRun(state.getState());
    if (active) client.steer(active.plan.runId, command).catch(notices.complain);
  }

  /** Makes a run that waits stand still after its first step. */
  function stepInto({ plan }: RunRecord) {
    state.setState(({ runs }) => ({
      runs: updateRun(runs, plan.runId, () => ({ stepping: true })),
    }));
    queue.release();
  }

  function cancel() {
    const active = activeRun(state.getState());
    // The worker does not know of a run that waits for its device.
    if (active && active.device === null) queue.drop((run) => run === active);
    else steer('cancel');
  }

  function startStepping() {
    if (hasComplaints(state.getState())) return;
    const obstacle = obstacleTo('qat', state.getState());
    if (obstacle) return notices.complain(obstacle);
    const { start, runs } = state.getState();
    const drafts = qatDrafts(start, freshSettings(), runs);
    const records = drafts.map((wanted) => newRecord(name(wanted)));
    const isQat = ({ plan }: RunRecord) => plan.method === 'qat';
    const stepped = records.filter(isQat).map((run) => ({ ...run, stepping: true }));
    queue.add([...stepped, ...records.filter((run) => !isQat(run))], 'front');
    queue.release();
  }

  function stepIdle() {
    const [next] = waitingRuns(state.getState());
    if (next && isTraining(next)) stepInto(next);
    else startStepping();
  }

  const act = {
    pause: () => steer('pause'),
    resume: () => steer('resume'),
    continue: () => queue.release(),
    train,
    ptq: quantize,
    qat: runQat,
  };

  return {
    runOrPause: () => act[primaryAction(state.getState())](),
    pause: act.pause,
    resume: act.resume,
    changeRate(rate) {
      const active = activeRun(state.getState());
      if (active) client.changeRate(active.plan.runId, rate).catch(notices.complain);
    },
    step() {
      const active = activeRun(state.getState());
      if (active) steer(active.status === 'paused' ? 'step' : 'pause');
      else stepIdle();
    },
    cancel,
    cancelWaiting() {
      queue.drop(({ status }) => status === 'waiting');
      state.setState({ held: false });
    },
    proceed: act.continue,
  };
}
