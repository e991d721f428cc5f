import type { Settings } from '../src/core/settings/settings';
import { bestRate } from '../src/core/sweep/findings';
import type { RateAccuracy, SweepLine } from '../src/core/sweep/lines';
import { sweepLines } from '../src/core/sweep/lines';
import { formatRate, formatShare } from '../src/share/format';
import { findRateRuns, type RateRuns } from '../src/store/rateRuns';
import { optimizerName, rateSentence, scalesName } from '../src/store/rateWords';
import type { RunRecord } from '../src/store/state';
import { markdownGrid } from './markdownGrid';

/** A column of the table: what one kind of training came to at each learning rate. */
interface Column {
  readonly title: string;
  readonly rates: readonly RateAccuracy[];
  readonly diverged: readonly number[];
  /** What PTQ came to at the same bits, where the column has bits. */
  readonly ptq: string;
}

/** Returns accuracy by learning rate and bits as Markdown, the best of each column in bold, and what it says. */
export function sweepTable(records: readonly RunRecord[], settings: Settings): string {
  const runs = findRateRuns(records, { start: { kind: 'shipped' }, settings });
  const columns = columnsOf(runs);
  const rates = [
    ...new Set(
      columns.flatMap((column) => [
        ...column.rates.map(({ learningRate }) => learningRate),
        ...column.diverged,
      ]),
    ),
  ].toSorted((a, b) => a - b);
  const rows = rates.map((rate) => [formatRate(rate), ...columns.map((own) => cell(own, rate))]);
  const ptq = ['PTQ', ...columns.map((column) => column.ptq)];
  const titles = ['learning rate', ...columns.map(({ title }) => title)];
  return `${markdownGrid(titles, [...rows, ptq])}\n\n${rateSentence(runs)}`;
}

function columnsOf(runs: RateRuns): Column[] {
  const lines = sweepLines(runs.points, runs.diverged);
  const optimizers = new Set(lines.map(({ optimizer }) => optimizer));
  const scales = new Set(lines.map((line) => line.scales));
  const named = (line: Partial<SweepLine>, first: string) =>
    [
      first,
      ...(optimizers.size > 1 && line.optimizer ? [optimizerName(line.optimizer)] : []),
      ...(scales.size > 1 && line.scales ? [scalesName(line.scales)] : []),
    ].join(', ');
  const ptqAt = (bits: number) => runs.ptq.find((own) => own.bits === bits);
  return [
    ...lines.map((line) => ({
      title: named(line, `${line.bits} bits`),
      rates: line.rates,
      diverged: line.diverged,
      ptq: accuracy(ptqAt(line.bits)),
    })),
    ...runs.controls.map((line) => ({
      title: named(line, 'FP32 control'),
      rates: line.rates,
      diverged: [],
      ptq: '',
    })),
  ];
}

function cell({ rates, diverged }: Column, rate: number): string {
  const own = rates.find(({ learningRate }) => learningRate === rate);
  const lost = diverged.includes(rate) ? ['diverged'] : [];
  if (!own) return lost.join('');
  const text = own === bestRate(rates) ? `**${accuracy(own)}**` : accuracy(own);
  return [text, ...lost].join(', ');
}

function accuracy(own: Pick<RateAccuracy, 'mean' | 'deviation'> | undefined): string {
  if (!own) return '';
  const spread = own.deviation === null ? '' : ` ± ${formatShare(own.deviation)}`;
  return `${formatShare(own.mean)}${spread}`;
}
