import { tieBoundAt } from '../metrics/compare';
import type { RateAccuracy, SweepLine } from './lines';

/** A rate whose accuracy is this far below the best has collapsed. Units: percentage points. */
const collapsePoints = 20;

/** What a line says about its learning rates. */
export interface LineFinding {
  readonly line: SweepLine;
  readonly best: RateAccuracy;
  /** Rates whose accuracy ties with the best, itself among them, the lowest first. */
  readonly tied: readonly RateAccuracy[];
  readonly collapsed: readonly RateAccuracy[];
}

/** Whether fewer bits want a lower rate: `unclear` where a sweep cannot tell, `mixed` where it says both. */
export type RateRule = 'holds' | 'contradicted' | 'mixed' | 'unclear';

const pointsBelow = (best: RateAccuracy, other: RateAccuracy) => 100 * (best.mean - other.mean);

/** Returns the rate with the highest mean, the lowest of equally good ones; null when there are none. */
export function bestRate(rates: readonly RateAccuracy[]): RateAccuracy | null {
  return rates.reduce<RateAccuracy | null>(
    (top, rate) => (top && top.mean >= rate.mean ? top : rate),
    null,
  );
}

/** Returns what a line says; null for one without points. A rate at which a seed diverged is best only among such. */
export function findingOf(line: SweepLine): LineFinding | null {
  const stable = line.rates.filter(({ learningRate }) => !line.diverged.includes(learningRate));
  const best = bestRate(stable) ?? bestRate(line.rates);
  if (!best) return null;
  const bound = tieBoundAt(line.total);
  return {
    line,
    best,
    tied: line.rates.filter((rate) => pointsBelow(best, rate) < bound),
    collapsed: line.rates.filter((rate) => pointsBelow(best, rate) > collapsePoints),
  };
}

/**
 * Returns whether fewer bits want a lower learning rate, from the findings of one optimizer: every
 * pair of neighbouring widths is compared, and counts only where each width was measured at the
 * other's best rate, which cost it more than a tie.
 */
export function rateRule(findings: readonly LineFinding[]): RateRule {
  const ascending = findings.toSorted((a, b) => a.line.bits - b.line.bits);
  const signs = ascending.flatMap((few, index) => {
    const many = ascending[index + 1];
    return many ? [compareRates(few, many)] : [];
  });
  const [lower, higher] = [signs.includes(-1), signs.includes(1)];
  if (lower && higher) return 'mixed';
  if (lower) return 'holds';
  return higher ? 'contradicted' : 'unclear';
}

/** Returns -1 where fewer bits want the lower rate, 1 the higher, 0 where neither can be told. */
function compareRates(few: LineFinding, many: LineFinding): -1 | 0 | 1 {
  if (!isWorseAt(few.best, many) || !isWorseAt(many.best, few)) return 0;
  return few.best.learningRate < many.best.learningRate ? -1 : 1;
}

/** Whether a line was measured at a rate, and that cost it more than a tie. */
function isWorseAt({ learningRate }: RateAccuracy, { line, tied }: LineFinding): boolean {
  const isAt = (rate: RateAccuracy) => rate.learningRate === learningRate;
  if (line.diverged.includes(learningRate)) return true;
  return line.rates.some(isAt) && !tied.some(isAt);
}

/**
 * Returns by how much the best rates of `other` are above those of `reference`, as the geometric
 * mean over the widths that both have; null where they share none.
 */
export function rateRatio(
  other: readonly LineFinding[],
  reference: readonly LineFinding[],
): number | null {
  const logs = other.flatMap(({ line, best }) => {
    const twin = reference.find((finding) => finding.line.bits === line.bits);
    return twin ? [Math.log(best.learningRate / twin.best.learningRate)] : [];
  });
  if (logs.length === 0) return null;
  return Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length);
}
