import { groupBy } from '../groupBy';
import { bitList, listed } from '../metrics/wording';
import { findingOf, type LineFinding, type RateRule, rateRatio, rateRule } from './findings';
import type { RateAccuracy, SweepLine } from './lines';

/** Writes a learning rate and an optimizer's name. */
export interface Wording {
  readonly rate: (learningRate: number) => string;
  readonly optimizer: (id: string) => string;
}

const ruleSentences: Readonly<Record<RateRule, string>> = {
  holds: 'Fewer bits want a lower rate here, as the rule has it.',
  contradicted: 'Fewer bits want a higher rate here, against the rule.',
  mixed:
    'Fewer bits want a lower rate at some widths and a higher one at others: the rule does not hold.',
  unclear:
    'No width would lose more than a tie at the best rate of its neighbour: the rule makes no difference here.',
};

const accuracy = ({ mean }: RateAccuracy) => `${(100 * mean).toFixed(1)} %`;

/**
 * Returns what a sweep found, in words: for each optimizer the best rate at each width and the rates
 * that collapse, how the optimizers' best rates compare, and whether fewer bits want a lower rate.
 */
export function sweepSentence(lines: readonly SweepLine[], wording: Wording): string {
  const findings = lines.flatMap((line) => findingOf(line) ?? []);
  if (findings.length === 0) return 'Nothing is measured yet.';
  const groups = [...groupBy(findings, ({ line }) => line.optimizer)];
  const names = groups.length > 1;
  return [
    ...groups.flatMap(([id, own]) => [
      bestSentence(own, names ? wording.optimizer(id) : null, wording),
      ...collapseSentence(own, wording),
      ...ruleSentence(own),
    ]),
    ...ratioSentences(groups, wording),
  ].join(' ');
}

function bestSentence(
  findings: readonly LineFinding[],
  optimizer: string | null,
  { rate }: Wording,
): string {
  const groups = [...groupBy(findings, ({ best }) => best.learningRate)];
  const clauses = groups.map(([learningRate, own], index) => {
    const place = `at ${bitList(own.map(({ line }) => line.bits))}`;
    const reached = listed(own.map(({ best }) => accuracy(best)));
    return `${place} ${rate(learningRate)} is best${index === 0 ? ', with' : ' with'} ${reached}`;
  });
  const text = clauses.join('; ');
  const sentence = optimizer ? `with ${optimizer}, ${text}` : text;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function collapseSentence(findings: readonly LineFinding[], { rate }: Wording): string[] {
  const clauses = findings.flatMap(({ line, collapsed }) => {
    if (collapsed.length === 0) return [];
    const rates = listed(collapsed.map(({ learningRate }) => rate(learningRate)));
    const verb = collapsed.length === 1 ? 'collapses' : 'collapse';
    return [`at ${bitList([line.bits])} ${rates} ${verb} to ${listed(collapsed.map(accuracy))}`];
  });
  const text = clauses.join('; ');
  return text === '' ? [] : [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`];
}

function ruleSentence(findings: readonly LineFinding[]): string[] {
  return findings.length > 1 ? [ruleSentences[rateRule(findings)]] : [];
}

function ratioSentences(
  groups: readonly (readonly [string, readonly LineFinding[]])[],
  wording: Wording,
): string[] {
  const [reference, ...others] = groups;
  if (!reference) return [];
  return others.flatMap(([id, findings]) => {
    const ratio = rateRatio(findings, reference[1]);
    if (ratio === null) return [];
    const [own, other] = [wording.optimizer(id), wording.optimizer(reference[0])];
    return [`${own}'s best rates are ${ratioInWords(ratio)} ${other}'s.`];
  });
}

function ratioInWords(ratio: number): string {
  if (ratio > 0.8 && ratio < 1.25) return 'about the same as';
  const factor = ratio > 1 ? ratio : 1 / ratio;
  const digits = factor < 10 ? factor.toFixed(1).replace(/\.0$/, '') : String(Math.round(factor));
  return ratio > 1 ? `${digits} times` : `1/${digits} of`;
}
