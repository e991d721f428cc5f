import { groupBy } from '../groupBy';
import { bitList, listed } from '../metrics/wording';
import { controlSentences } from './controlSentence';
import { findingOf, type LineFinding, type RateRule, rateRatio, rateRule } from './findings';
import type { ControlLine, SweepLine } from './lines';
import {
  controlOf,
  sentenceOf,
  shareInWords,
  type Variant,
  variantsOf,
  type Wording,
} from './wording';

const ruleSentences: Readonly<Record<RateRule, string>> = {
  holds: 'Fewer bits want a lower rate here, as the rule has it.',
  contradicted: 'Fewer bits want a higher rate here, against the rule.',
  mixed:
    'Fewer bits want a lower rate at some widths and a higher one at others: the rule does not hold.',
  unclear:
    'No two neighbouring widths each need a rate of their own: the rule makes no difference here.',
};

/**
 * Returns what a sweep found, in words: for each optimizer and way to set scales the best rate at
 * each width, whether fewer bits want a lower rate, how QAT compares with the control, and the rates
 * that collapse or diverge; then how the best rates of one compare with those of another.
 */
export function sweepSentence(
  lines: readonly SweepLine[],
  wording: Wording,
  controls: readonly ControlLine[] = [],
): string {
  const variants = variantsOf(lines, wording);
  const sentences = [
    ...variants.flatMap((variant) =>
      variantSentences(variant, controlOf(controls, variant), wording),
    ),
    ...ratioSentences(variants),
  ];
  return sentences.length > 0 ? sentences.join(' ') : 'No width is measured at two rates yet.';
}

/** Of a single rate there is nothing to say. */
const isCompared = ({ rates, diverged }: SweepLine) =>
  new Set([...rates.map(({ learningRate }) => learningRate), ...diverged]).size > 1;

const findingsOf = ({ lines }: Variant) =>
  lines.filter(isCompared).flatMap((line) => findingOf(line) ?? []);

function variantSentences(
  variant: Variant,
  control: ControlLine | null,
  wording: Wording,
): string[] {
  const findings = findingsOf(variant);
  return [
    ...bestSentence(findings, variant.name, wording),
    ...ruleSentence(findings),
    ...controlSentences(findings, control, variant.name, wording),
    ...edgeSentence(findings, wording),
    ...failureSentence(variant, wording),
  ];
}

function bestSentence(
  findings: readonly LineFinding[],
  name: string | null,
  { rate }: Wording,
): string[] {
  const groups = [...groupBy(findings, ({ best }) => best.learningRate)];
  const clauses = groups.map(([learningRate, own], index) => {
    const place = `at ${bitList(own.map(({ line }) => line.bits))}`;
    const reached = listed(own.map(({ best }) => shareInWords(best)));
    return `${place} ${rate(learningRate)} is best${index === 0 ? ', with' : ' with'} ${reached}`;
  });
  return clauses.length > 0 ? [sentenceOf(clauses.join('; '), name)] : [];
}

/** Where a best rate is at the end of those that were tried, and clearly the best, a better one may lie beyond. */
function edgeSentence(findings: readonly LineFinding[], { rate }: Wording): string[] {
  const clear = findings.filter(({ line, tied }) => line.rates.length > 1 && tied.length === 1);
  const lowest = clear.filter(({ line, best }) => line.rates[0] === best);
  const highest = clear.filter(
    ({ line, best }) => line.rates.at(-1) === best && line.diverged.length === 0,
  );
  const sentences = (own: readonly LineFinding[], end: string, beyond: string) =>
    [...groupBy(own, ({ best }) => best.learningRate)].map(([learningRate, same]) => {
      const place = bitList(same.map(({ line }) => line.bits));
      return `${rate(learningRate)} is the ${end} rate tried at ${place}: a ${beyond} one may be better.`;
    });
  return [...sentences(lowest, 'lowest', 'lower'), ...sentences(highest, 'highest', 'higher')];
}

function failureSentence({ lines }: Variant, wording: Wording): string[] {
  const clauses = lines.flatMap((line) => failureClause(line, wording));
  return clauses.length > 0 ? [sentenceOf(clauses.join('; '), null)] : [];
}

function failureClause(line: SweepLine, { rate }: Wording): string[] {
  const collapsed = findingOf(line)?.collapsed ?? [];
  const parts = [
    ...happened(
      collapsed.map(({ learningRate }) => rate(learningRate)),
      'collapse',
    ).map((text) => `${text} to ${listed(collapsed.map(shareInWords))}`),
    ...(line.rates.length === 0
      ? ['every rate diverges']
      : happened(line.diverged.map(rate), 'diverge')),
  ];
  return parts.length > 0 ? [`at ${bitList([line.bits])} ${parts.join(' and ')}`] : [];
}

function happened(rates: readonly string[], verb: string): string[] {
  if (rates.length === 0) return [];
  return [`${listed(rates)} ${verb}${rates.length === 1 ? 's' : ''}`];
}

function ruleSentence(findings: readonly LineFinding[]): string[] {
  return findings.length > 1 ? [ruleSentences[rateRule(findings)]] : [];
}

function ratioSentences([reference, ...others]: readonly Variant[]): string[] {
  if (!reference) return [];
  return others.flatMap((variant) => {
    const ratio = rateRatio(findingsOf(variant), findingsOf(reference));
    if (ratio === null) return [];
    return [
      `The best rates with ${variant.name} are ${ratioInWords(ratio)} those with ${reference.name}.`,
    ];
  });
}

function ratioInWords(ratio: number): string {
  if (ratio > 0.8 && ratio < 1.25) return 'about';
  const factor = ratio > 1 ? ratio : 1 / ratio;
  const digits = factor < 10 ? factor.toFixed(1).replace(/\.0$/, '') : String(Math.round(factor));
  return ratio > 1 ? `${digits} times` : `1/${digits} of`;
}
