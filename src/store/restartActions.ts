import { rateSetting } from '../core/settings/rateSetting';
import { type Settings, withSetting } from '../core/settings/settings';
import type { LabActions } from './actions';
import { type Draft, draft } from './draft';
import type { LabParts } from './labParts';
import type { QueueActions } from './queueActions';
import {
  activeRun,
  hasComplaints,
  isTraining,
  resettableRun,
  runById,
  waitingRuns,
} from './selectors';
import { newRecord, type RunRecord } from './state';

type RestartActions = Pick<LabActions, 'reset' | 'restartWithChanges' | 'retrySlower'>;

export function restartActions(
  { state, client, queue, notices, name }: LabParts,
  { start, freshSettings }: QueueActions,
): RestartActions {
  function stop({ plan }: RunRecord) {
    client.steer(plan.runId, 'cancel').catch(notices.complain);
  }

  return {
    reset() {
      const run = resettableRun(state.getState());
      if (!run) return;
      const { method, start: from, settings } = run.plan;
      queue.hold();
      stop(run);
      queue.drop(({ plan }) => plan.runId === run.plan.runId);
      queue.add([newRecord(name({ method, start: from, settings }))], 'front');
    },
    restartWithChanges() {
      const active = activeRun(state.getState());
      if (!active || hasComplaints(state.getState())) return;
      const companions = waitingRuns(state.getState()).filter(
        (run) => isTraining(run) && run.plan.settings === active.plan.settings,
      );
      const settings = freshSettings();
      const again = [active, ...companions].map(({ plan }) =>
        draft(plan.method, plan.start, settings),
      );
      stop(active);
      queue.drop((run) => companions.includes(run));
      start(again, 'front');
    },
    retrySlower(runId) {
      const run = runById(state.getState(), runId);
      if (!run) return;
      const id = rateSetting(run.plan);
      if (!id) return;
      const slower = slowed(run, id);
      state.setState(({ settings }) => ({
        settings: withSetting(settings, id, slower.settings[id]),
      }));
      start([slower], 'front');
    },
  };
}

const slowest = 1e-6;

function slowed(run: RunRecord, id: 'learningRate' | 'qatLearningRate'): Draft {
  const { method, start, settings } = run.plan;
  // Whoever turned the rate up until it diverged is not offered more than was planned.
  const highest = run.rateChanges.at(-1)?.peak ?? settings[id];
  const tenth = Number((highest / 10).toPrecision(3));
  const slower: Settings = withSetting(
    settings,
    id,
    Math.max(Math.min(tenth, settings[id]), slowest),
  );
  return { method, start, settings: slower };
}
