import { tieBoundAt } from '../../metrics/compare';
import { atRate, rateOf } from '../changedRate';
import { type Difference, difference } from '../comparisons';
import type { Evidence } from '../evidence';
import type { Check, Finding } from '../finding';
import { figure, points, rateInWords, signedPoints } from '../words';
import { bypass } from './bypass';
import { foldIdentity } from './foldIdentity';

/** Raised where QAT lost to the PTQ it started from while its loss rose, or where it diverged. */
export const rateTooHigh: Check = {
  id: 'rate-too-high',
  label: 'Learning rate too high',
  definition:
    'The accuracy against that of PTQ at the same bits, and whether the held-out loss ended above where it began.',
  methods: ['qat', 'control', 'fp32'],
  examine(evidence) {
    const { run } = evidence;
    if (run.result.end === 'diverged') return diverged(evidence);
    const against = difference(run, run.plan.method === 'qat' ? evidence.ptq : evidence.base);
    const rise = riseOf(evidence);
    return against === null || rise === null ? null : judged(evidence, against, rise);
  },
};

/** Loss that a trained network ends above its first one by, and still counts as having kept it. */
const slackShare = 0.02;

/** Returns by what share of itself the held-out loss ended above its start, or its training loss jumped. */
function riseOf({ run: { heldOut } }: Evidence): number | null {
  const [first, last] = [heldOut[0], heldOut.at(-1)];
  if (!first || !last || first === last) return null;
  return last.loss / first.loss - 1;
}

function diverged({ run: { plan } }: Evidence): Finding {
  return {
    verdict: 'fault',
    value: 'diverged',
    threshold: 'any divergence',
    sentence: `The loss ran away at a learning rate of ${rateInWords(rateOf(plan) ?? 0)}.`,
    suggestion: atRate(plan, 0.1),
  };
}

/** Whether the same training without quantization kept the network it started from. */
function controlHolds({ control, base }: Evidence): boolean {
  const without = control && difference(control, base);
  return without !== null && without.verdict !== 'below';
}

/** So many ties below PTQ no longer look like what quantization costs. Our guess. */
const clearTies = 3;

/** Whether quantized training fell so far that a control that holds does not speak for the rate. */
function collapsed({ run: { plan } }: Evidence, { points, images }: Difference): boolean {
  return plan.method === 'qat' && points < -clearTies * tieBoundAt(images);
}

/** Faults of the network that training could not have mended, at whatever rate. */
const isExplained = (evidence: Evidence) =>
  [bypass, foldIdentity].some((check) => check.examine(evidence)?.verdict === 'fault');

function undid(evidence: Evidence, against: Difference, rise: number): boolean {
  if (against.verdict !== 'below' || rise <= slackShare) return false;
  if (collapsed(evidence, against)) return !isExplained(evidence);
  return !controlHolds(evidence);
}

function judged(evidence: Evidence, against: Difference, rise: number): Finding {
  const { plan } = evidence.run;
  const isFault = undid(evidence, against, rise);
  const rate = rateInWords(rateOf(plan) ?? 0);
  return {
    verdict: isFault ? 'fault' : 'healthy',
    value: signedPoints(against.points),
    threshold: `below \u2212${figure(tieBoundAt(against.images))} points with a rising loss`,
    sentence: isFault
      ? fallInWords(evidence, against, rise)
      : `Training at ${rate} did not undo what was learned.`,
    suggestion: isFault ? atRate(plan, 0.1) : null,
  };
}

function fallInWords(evidence: Evidence, against: Difference, rise: number): string {
  const { plan } = evidence.run;
  const rate = rateInWords(rateOf(plan) ?? 0);
  const optimizer = plan.settings.qatOptimizer === 'adam' ? 'Adam' : 'SGD';
  const what = plan.method === 'qat' ? 'the PTQ it started from' : 'the network it started from';
  const fall = `At a learning rate of ${rate} with ${optimizer} training undid what was learned: it ended ${points(against.points)} below ${what}, and the held-out loss ended ${figure(1 + rise)} times as high as it began`;
  return controlHolds(evidence)
    ? `${fall}; in float the same rate does no harm, rounded weights do not bear it.`
    : `${fall}.`;
}
