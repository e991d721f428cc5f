import { groupBy } from '../groupBy';
import { verdict } from '../metrics/compare';
import { bitList, listed } from '../metrics/wording';
import { bestRate, type LineFinding } from './findings';
import type { ControlLine, RateAccuracy } from './lines';
import { sentenceOf, shareInWords, type Wording } from './wording';

/**
 * Returns whether QAT at its best rates beats FP32 that was trained on for as long at its own best
 * rate, as a sentence; none where either is missing.
 */
export function controlSentences(
  findings: readonly LineFinding[],
  control: ControlLine | null,
  name: string | null,
  wording: Wording,
): string[] {
  const best = control && bestRate(control.rates);
  if (!best || findings.length === 0) return [];
  const at =
    control.rates.length > 1 ? ` at its best rate, ${wording.rate(best.learningRate)}` : '';
  const clauses = comparisons(findings, control, best).map(inWords);
  const reference = `the FP32 control with ${shareInWords(best)}${at}`;
  return [sentenceOf(`against ${reference}, QAT ${clauses.join('; ')}`, name)];
}

interface Comparison {
  readonly bits: number;
  /** Of the control, positive where QAT is above. */
  readonly points: number;
  readonly verdict: ReturnType<typeof verdict>;
}

function comparisons(
  findings: readonly LineFinding[],
  control: ControlLine,
  reference: RateAccuracy,
): Comparison[][] {
  const all = findings.map(({ line, best }) => {
    const points = 100 * (best.mean - reference.mean);
    return {
      bits: line.bits,
      points,
      verdict: verdict(points, Math.min(line.total, control.total)),
    };
  });
  return [...groupBy(all, (own) => own.verdict).values()];
}

function inWords(group: readonly Comparison[]): string {
  const place = `at ${bitList(group.map(({ bits }) => bits))}`;
  const kind = group[0]?.verdict ?? 'tie';
  if (kind === 'tie') return `ties ${place}`;
  const points = listed(group.map((own) => Math.abs(own.points).toFixed(1)));
  return `is ${points} points ${kind} ${place}`;
}
