import { formatCount } from '../share/format';
import type { LabActions } from './actions';
import { draft } from './draft';
import { interruptedAt, wasCutOff } from './interrupted';
import type { LabParts } from './labParts';
import { nameOf } from './names';
import { runById } from './selectors';
import { newRecord, type RunRecord, updateRun } from './state';

type RestoreActions = Pick<
  LabActions,
  'restore' | 'adopt' | 'takeNetwork' | 'resumeRun' | 'discard'
>;

export function restoreActions({
  state,
  queue,
  notices,
  name,
  checkpoints,
}: LabParts): RestoreActions {
  function offerResume(run: RunRecord) {
    const { runId } = run.plan;
    const step = checkpoints.of(runId)?.step ?? 0;
    notices.say({
      tone: 'info',
      text:
        step === 0
          ? `${nameOf(run)} was interrupted before its first checkpoint.`
          : `${nameOf(run)} was interrupted; it is kept up to step ${formatCount(step)}.`,
      next: step === 0 ? 'Resume starts it again.' : 'Resume goes on as if nothing had happened.',
      offer: { kind: 'resume', runId },
    });
  }

  /** Makes of a run that was interrupted what a person wants of it, and offers it no more. */
  function decide(runId: string, status: 'waiting' | 'cancelled') {
    state.setState(({ runs, notices: said }) => ({
      runs: updateRun(runs, runId, () => ({ status })),
      notices: said.filter(({ offer }) => offer?.kind !== 'resume' || offer.runId !== runId),
    }));
  }

  /** Returns runs as they stand now that nothing computes them. */
  function standing(runs: readonly RunRecord[]): readonly RunRecord[] {
    name.reserve(runs.map(({ plan }) => plan.runId));
    return runs.map((run) =>
      wasCutOff(run) ? interruptedAt(run, checkpoints.of(run.plan.runId)?.step ?? 0) : run,
    );
  }

  /** Nothing starts by itself. */
  function afterwards(runs: readonly RunRecord[]) {
    if (runs.some(({ status }) => status === 'waiting')) queue.hold();
    for (const run of runs) if (run.status === 'interrupted') offerResume(run);
  }

  return {
    restore({ parts, runs, reserved }) {
      name.reserve(reserved);
      const restored = standing(runs);
      state.setState((now) => ({ ...parts, runs: [...restored, ...now.runs] }));
      afterwards(restored);
    },
    adopt(runs) {
      const adopted = standing(runs);
      state.setState((now) => ({ runs: [...now.runs, ...adopted] }));
      afterwards(adopted);
    },
    takeNetwork(choice, called) {
      const { settings } = state.getState();
      const plan = name(draft('base', { kind: 'shipped' }, { ...settings, ...choice }));
      // A network that was not trained here is measured as the base that it is.
      const start = { kind: 'run', runId: plan.runId } as const;
      queue.add([{ ...newRecord({ ...plan, start }), name: called }]);
      return plan.runId;
    },
    resumeRun(runId) {
      const run = runById(state.getState(), runId);
      if (run?.status !== 'interrupted') return;
      decide(runId, 'waiting');
      queue.release();
    },
    discard(runId) {
      const run = runById(state.getState(), runId);
      if (run?.status !== 'interrupted') return;
      checkpoints.drop(runId);
      decide(runId, 'cancelled');
    },
  };
}
