import { LabError } from '../core/errors';
import type { RunPlan } from '../core/run';
import { type Settings, settingComplaints, withSetting } from '../core/settings/settings';
import type { LabActions } from './actions';
import { bringForward } from './asideActions';
import { obstacleTo, type Wish } from './datasets';
import { type Draft, draft } from './draft';
import type { LabParts } from './labParts';
import { missingBase, missingSweep, qatDrafts, sweepDrafts } from './plans';
import { hasComplaints } from './selectors';
import { newRecord, type RunRecord } from './state';

export type QueueActions = Pick<
  LabActions,
  'measureBase' | 'quantize' | 'train' | 'runQat' | 'runBeside' | 'carryOut'
> & {
  /** Queues runs and lets the queue go. */
  start(drafts: readonly Draft[], where?: 'front' | 'back'): void;
  /** Returns the settings for a new run: with a seed of its own when the seed is not locked. */
  freshSettings(): Settings;
};

const drawSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

export function queueActions(parts: LabParts): QueueActions {
  const { state, queue, notices, name } = parts;

  function start(drafts: readonly Draft[], where: 'front' | 'back' = 'back') {
    queue.add(
      drafts.map((wanted) => newRecord(name(wanted))),
      where,
    );
    queue.release();
  }

  function freshSettings(): Settings {
    const { settings, seedLocked } = state.getState();
    if (seedLocked) return settings;
    const drawn = withSetting(settings, 'seed', drawSeed());
    state.setState({ settings: drawn });
    return drawn;
  }

  /** Queues what `choose` wants, unless a setting is wrong or something has to come first. */
  function begin(wish: Wish, choose: (settings: Settings) => readonly Draft[]) {
    if (hasComplaints(state.getState())) return;
    const obstacle = obstacleTo(wish, state.getState());
    if (obstacle) notices.complain(obstacle);
    else start(choose(freshSettings()));
  }

  function sweep(settings: Settings): Draft[] {
    const { start: from, runs } = state.getState();
    bringForward(state, sweepDrafts(from, settings));
    const lacking = missingSweep(from, settings, runs);
    const wanted = lacking.length > 0 ? lacking : sweepDrafts(from, settings);
    return [...missingBase(from, settings, runs), ...wanted];
  }

  return {
    start,
    freshSettings,
    measureBase() {
      const { start: from, settings, runs } = state.getState();
      if (hasComplaints(state.getState()) || obstacleTo('base', state.getState())) return;
      queue.add(missingBase(from, settings, runs).map((wanted) => newRecord(name(wanted))));
    },
    quantize: () => begin('ptq', sweep),
    train: () => begin('fp32', (settings) => [draft('fp32', { kind: 'shipped' }, settings)]),
    runQat: () =>
      begin('qat', (settings) => {
        const { start: from, runs } = state.getState();
        bringForward(state, qatDrafts(from, settings, []));
        return qatDrafts(from, settings, runs);
      }),
    runBeside({ method, start: from, settings }) {
      const { runs } = state.getState();
      const alone = [...missingBase(from, settings, runs), draft(method, from, settings)];
      start(method === 'qat' ? qatDrafts(from, settings, runs) : alone);
    },
    carryOut: (drafts) => carryOut(parts, drafts.map(name)),
  };
}

function carryOut(parts: LabParts, plans: readonly RunPlan[]): Promise<RunRecord[]> {
  const complaints = plans.flatMap(({ settings }) => Object.values(settingComplaints(settings)));
  const [complaint] = complaints;
  if (complaint) {
    return Promise.reject(new LabError('bad-setting', complaint, 'Choose a value in range.'));
  }
  const done = whenEnded(parts, plans);
  parts.queue.add(plans.map(newRecord));
  parts.queue.release();
  return done;
}

function whenEnded({ endListeners }: LabParts, plans: readonly RunPlan[]): Promise<RunRecord[]> {
  const awaited = new Set(plans.map(({ runId }) => runId));
  const ended: RunRecord[] = [];
  return new Promise((resolve) => {
    const listener = (run: RunRecord) => {
      if (!awaited.delete(run.plan.runId)) return;
      ended.push(run);
      if (awaited.size > 0) return;
      endListeners.delete(listener);
      resolve(ended);
    };
    endListeners.add(listener);
  });
}
