import { groupBy } from '../groupBy';
import { type Count, differencePoints, type Verdict, verdict } from './compare';
import { atBits, bitList, listed, percent, points } from './wording';

/** What was measured at one bit width. */
export interface BitWidthEntry {
  readonly bits: number;
  readonly ptq: Count | null;
  readonly qat: Count | null;
}

/** How one network compares with another at one bit width. */
interface Comparison {
  readonly bits: number;
  readonly points: number;
  readonly verdict: Verdict;
}

/** A method's result at one bit width. */
interface Measured {
  readonly bits: number;
  readonly count: Count;
}

/**
 * Returns what the measurements at different bit widths say, in words: where both methods ran, QAT
 * against PTQ; where one did, that one against `reference`, the float network; what to do next when
 * nothing was quantized.
 */
export function bitWidthSentence(
  entries: readonly BitWidthEntry[],
  reference: Count | null,
): string {
  const descending = entries.toSorted((a, b) => b.bits - a.bits);
  const pairs = descending.flatMap(pairOf);
  const ptqOnly = descending.flatMap(({ bits, ptq, qat }) =>
    ptq && !qat ? [{ bits, count: ptq }] : [],
  );
  const qatOnly = descending.flatMap(({ bits, ptq, qat }) =>
    qat && !ptq ? [{ bits, count: qat }] : [],
  );
  const sentences = [
    ...pairSentences(pairs),
    ...loneSentences('PTQ', ptqOnly, reference),
    ...loneSentences('QAT', qatOnly, reference),
  ];
  return sentences.length > 0 ? sentences.join(' ') : nextStep(reference);
}

function nextStep(reference: Count | null): string {
  if (!reference) return 'Nothing is measured yet: evaluate the FP32 model, then quantize it.';
  return `FP32 reaches ${percent(reference)}: run PTQ to see how few bits keep it.`;
}

function compare(bits: number, a: Count, b: Count): Comparison {
  const difference = differencePoints(a, b);
  return {
    bits,
    points: difference,
    verdict: verdict(difference, Math.min(a.total, b.total)),
  };
}

function pairOf({ bits, ptq, qat }: BitWidthEntry): Comparison[] {
  return ptq && qat ? [compare(bits, qat, ptq)] : [];
}

/** Groups by verdict; the group that holds the most bits comes first. */
function byVerdict(comparisons: readonly Comparison[]): Comparison[][] {
  return [...groupBy(comparisons, (comparison) => comparison.verdict).values()];
}

function pairSentences(pairs: readonly Comparison[]): string[] {
  return byVerdict(pairs).map((group, index) => {
    const place = `${atBits(group)} ${index === 0 ? 'QAT' : 'it'}`;
    return `${place} ${pairPredicate(group, index === 0 ? ' PTQ' : '')}.`;
  });
}

/** `other` is empty where the sentence before has named it. */
function pairPredicate(group: readonly Comparison[], other: string): string {
  const [first] = group;
  if (first?.verdict !== 'tie') return `is ${points(group)} ${first?.verdict}${other}`;
  if (group.length > 1) return other ? `ties with${other}` : 'ties';
  if (Math.abs(first.points) < 0.05) return other ? `equals${other}` : 'equals PTQ';
  return `is ${points(group)} ${first.points > 0 ? 'above' : 'below'}${other}: a tie`;
}

function loneSentences(
  method: string,
  measured: readonly Measured[],
  reference: Count | null,
): string[] {
  if (measured.length === 0) return [];
  if (!reference) return [withoutReference(method, measured)];
  const comparisons = measured.map(({ bits, count }) => compare(bits, count, reference));
  return [againstReference(method, comparisons)];
}

function withoutReference(method: string, measured: readonly Measured[]): string {
  const reached = measured.map(({ bits, count }) => `${percent(count)} at ${bitList([bits])}`);
  return `${method} reaches ${listed(reached)}; evaluate FP32 to see what that costs.`;
}

function againstReference(method: string, comparisons: readonly Comparison[]): string {
  const clauses = byVerdict(comparisons).map((group, index) =>
    clauseAgainstReference(index === 0 ? method : 'it', group, index === 0),
  );
  return `${clauses.join('; ')}.`;
}

function clauseAgainstReference(
  subject: string,
  group: readonly Comparison[],
  comesFirst: boolean,
): string {
  const bits = bitList(group.map((comparison) => comparison.bits));
  const kind = group[0]?.verdict ?? 'tie';
  if (kind === 'tie') return `${subject} keeps ${bits} within a tie of FP32`;
  const verb = kind === 'above' ? 'gains' : 'loses';
  return comesFirst
    ? `${subject} ${verb} ${points(group)} against FP32 at ${bits}`
    : `at ${bits} ${subject} ${verb} ${points(group)}`;
}
