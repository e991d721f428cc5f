import { accuracyInterval } from '../metrics/interval';
import { type Difference, difference } from './comparisons';
import type { Examined } from './diagnose';
import type { Evidence, RunEvidence } from './evidence';
import { percentOf, points, toTry } from './words';

/** More reasons than these are for the list. */
const mostReasons = 3;

const names = { base: 'The base model', fp32: 'This FP32 network', ptq: 'PTQ', qat: 'QAT' };

/** Returns one paragraph on why a run came out as it did: what it is against, and what the checks found. */
export function explanation(evidence: Evidence, examined: readonly Examined[]): string {
  const faults = examined.filter(({ finding }) => finding?.verdict === 'fault');
  const reasons = faults.slice(0, mostReasons).map(({ finding }) => finding?.sentence ?? '');
  return [standing(evidence), ...reasons, advice(evidence, examined, faults)]
    .filter(Boolean)
    .join(' ');
}

function standing({ run, ptq, base, control }: Evidence): string {
  const { method } = run.plan;
  const name = method === 'control' ? 'The FP32 control' : names[method];
  const { evaluation, end } = run.result;
  if (evaluation === null) return `${name} ${end === 'diverged' ? 'diverged' : 'did not finish'}.`;
  const { accuracy } = accuracyInterval(evaluation.correct, evaluation.total);
  const parts = [
    method === 'qat' ? against(run, ptq, 'PTQ at the same bits') : null,
    method === 'base' || method === 'fp32' ? null : against(run, base, 'FP32'),
    method === 'qat' ? against(run, control, 'its FP32 control') : null,
  ].filter((part) => part !== null);
  const compared = parts.length > 0 ? `, ${parts.join(', ')}` : '';
  return `${name} reaches ${percentOf(accuracy)}${compared}.`;
}

function against(run: RunEvidence, other: RunEvidence | null, what: string): string | null {
  const compared = difference(run, other);
  return compared && inWords(compared, what);
}

function inWords({ points: distance, verdict }: Difference, what: string): string {
  if (verdict === 'tie') return `a tie with ${what}`;
  return `${points(distance)} ${verdict} ${what}`;
}

function advice(
  { run, probe, ptq, base }: Evidence,
  examined: readonly Examined[],
  faults: readonly Examined[],
): string {
  const [first] = faults.flatMap(({ finding }) => finding?.suggestion ?? []);
  if (first) return `${toTry(first.label)}.`;
  if (faults.length > 0) return '';
  const reference = run.plan.method === 'qat' ? ptq : base;
  const isWorse = difference(run, reference)?.verdict === 'below';
  const isOpen = probe === null && examined.some(({ check }) => check.needsProbe);
  const closing = isWorse ? 'No check explains the loss.' : 'No check found a fault.';
  return isOpen ? `${closing} Those that look into the network have not been made.` : closing;
}
