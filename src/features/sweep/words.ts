import { groupBy } from '../../core/groupBy';
import { listed } from '../../core/metrics/wording';
import type { Method } from '../../core/run';
import type { SweepReading } from '../../core/sweep/readSweep';
import { formatCount, formatRate } from '../../share/format';
import { type Fit, timeInWords } from '../../store/expected';
import { methodLabels } from '../../store/names';
import type { RunRecord } from '../../store/state';
import type { SweepStanding } from '../../store/sweepRuns';

const order: readonly Method[] = ['qat', 'control', 'ptq', 'base'];

const counted = (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;

/** Returns how many runs of each kind a sweep has: `15 QAT, 5 FP32 control and 3 PTQ`. */
export function kindsInWords(plans: Iterable<{ readonly method: Method }>): string {
  const kinds = groupBy([...plans], ({ method }) => method);
  return listed(
    order.flatMap((method) => {
      const own = kinds.get(method)?.length ?? 0;
      return own > 0 ? [`${formatCount(own)} ${methodLabels[method]}`] : [];
    }),
  );
}

/** Returns the rates of a range that was written, as far as they fit in a line. */
export function ratesInWords({ rates }: Pick<SweepReading, 'rates'>): string {
  const shown = rates.length > 12 ? [...rates.slice(0, 11), null, ...rates.slice(-1)] : rates;
  const list = shown.map((rate) => (rate === null ? '\u2026' : formatRate(rate))).join(', ');
  return `${formatCount(rates.length)} ${rates.length === 1 ? 'rate' : 'rates'}: ${list}`;
}

/** Returns how far a sweep has come and how long the rest is going to take. */
export function standingInWords(
  { plans, answered, pending, lacking }: SweepStanding,
  runs: readonly RunRecord[],
  fitted?: Fit,
): string {
  const all = counted(plans.size);
  const rest = [...pending.map(({ plan }) => plan), ...lacking];
  const diverged = answered.filter(({ status }) => status === 'diverged').length;
  const lost = diverged > 0 ? `, ${formatCount(diverged)} of them diverged` : '';
  if (rest.length === 0) return `All ${all} are there${lost}.`;
  const time = timeInWords(rest, runs, fitted);
  if (answered.length === 0) return `${all}, ${time}.`;
  return `${formatCount(answered.length)} of ${all} are there${lost}. ${counted(rest.length)} to go, ${time}.`;
}
