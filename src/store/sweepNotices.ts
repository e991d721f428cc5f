import { listed } from '../core/metrics/wording';
import { formatCount, formatRate } from '../share/format';
import { nameOf } from './names';
import type { LabState, Notice, RunRecord } from './state';
import { isOfSweep, isUnderWay, sweepStanding } from './sweepRuns';

type Said = Omit<Notice, 'id'>;

/** More names than this are cut short. */
const mostNames = 4;

/** Returns what there is to say of a run that diverged, if a sweep has asked for it: it is an answer. */
export function divergedNotice(run: RunRecord, state: LabState): Said | null {
  if (run.status !== 'diverged' || !isOfSweep(state, run)) return null;
  const lost = sweepStanding(state).answered.filter(({ status }) => status === 'diverged');
  const names = lost.map(
    (own) => `${nameOf(own)} at ${formatRate(own.plan.settings.qatLearningRate)}`,
  );
  const shown = names.slice(0, mostNames - 1);
  const some = names.length > mostNames ? [...shown, `${names.length - shown.length} more`] : names;
  return {
    tone: 'info',
    text: `Diverged in this sweep: ${listed(some)}.`,
    next: 'That is an answer too, and the sweep goes on.',
    offer: null,
    topic: 'sweep-diverged',
  };
}

/** Returns what there is to say of a sweep that was under way when the page was left; null where none was. */
export function interruptedNotice(state: LabState): Said | null {
  const standing = sweepStanding(state);
  const { plans, answered, pending } = standing;
  const isCutOff = pending.some(({ status }) => status === 'interrupted');
  if (!isUnderWay(standing) || !(state.held || isCutOff)) return null;
  return {
    tone: 'info',
    text: `The sweep was interrupted with ${formatCount(answered.length)} of ${formatCount(plans.size)} runs done.`,
    next: 'They are kept, and it goes on with the next.',
    offer: { kind: 'continue-sweep' },
    topic: 'sweep-interrupted',
  };
}
