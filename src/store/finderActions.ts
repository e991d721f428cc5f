import { LabError } from '../core/errors';
import { rateSetting } from '../core/settings/rateSetting';
import type { LabActions } from './actions';
import { draft } from './draft';
import type { LabParts } from './labParts';
import {
  type FoundMethod,
  findingOf,
  isSearching,
  type RateFinding,
  updateFinding,
} from './rateFinding';
import { hasComplaints } from './selectors';
import type { LabState } from './state';

type FinderActions = Pick<
  LabActions,
  'openFinder' | 'findRate' | 'pauseFinding' | 'cancelFinding' | 'takeRate'
>;

/** Finds learning rates: between runs, of which none is touched. */
export function finderActions(
  parts: LabParts,
  changeSetting: LabActions['changeSetting'],
): FinderActions {
  const { state, client, queue, notices } = parts;
  let count = 0;

  const change = (runId: string, changed: Partial<RateFinding>) =>
    state.setState(({ finder }) => ({ finder: updateFinding(finder, runId, () => changed) }));

  function begin(method: FoundMethod): RateFinding {
    count += 1;
    const finding = newFinding(`finder-${count}`, method, state.getState());
    state.setState(({ finder }) => ({
      finder: { ...finder, findings: { ...finder.findings, [method]: finding } },
    }));
    return finding;
  }

  function latest(method: FoundMethod): RateFinding | null {
    return state.getState().finder.findings[method];
  }

  return {
    openFinder: (opened) => state.setState(({ finder }) => ({ finder: { ...finder, opened } })),
    findRate(method) {
      if (hasComplaints(state.getState()) || isSearching(latest(method))) return;
      const { plan } = begin(method);
      queue
        .between(() => search(parts, plan))
        .catch((error: unknown) => {
          const problem = LabError.from(error).toData();
          if (problem.code !== 'cancelled') change(plan.runId, { status: 'failed', problem });
        });
    },
    pauseFinding(method, paused) {
      const finding = latest(method);
      if (!finding) return;
      client.steer(finding.plan.runId, paused ? 'pause' : 'resume').catch(notices.complain);
    },
    cancelFinding(method) {
      const finding = latest(method);
      if (!finding || !isSearching(finding)) return;
      change(finding.plan.runId, { status: 'cancelled', progress: null });
      client.steer(finding.plan.runId, 'cancel').catch(notices.complain);
    },
    takeRate(method, rate) {
      const finding = latest(method);
      const id = finding && rateSetting(finding.plan);
      if (id) changeSetting(id, rate);
    },
  };
}

function newFinding(
  runId: string,
  method: FoundMethod,
  { start, settings }: LabState,
): RateFinding {
  const plan = { runId, ...draft(method, start, settings), method };
  return { plan, status: 'waiting', points: [], progress: null, problem: null };
}

/** Searches, unless somebody has changed their mind before it began. */
async function search(
  { state, client, device }: LabParts,
  plan: RateFinding['plan'],
): Promise<void> {
  const isWanted = () => isSearching(findingOf(state.getState().finder, plan.runId));
  const change = (status: RateFinding['status']) => {
    if (!isWanted()) return;
    state.setState(({ finder }) => ({
      finder: updateFinding(finder, plan.runId, () => ({ status, progress: null })),
    }));
  };
  if (!isWanted()) return;
  change('running');
  await device.ready(plan.settings.backend);
  // Opening takes a while.
  if (!isWanted()) return;
  await client.findRate(plan);
  change('finished');
}
