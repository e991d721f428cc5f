import { accuracyInterval } from '../../../core/metrics/interval';
import type { Evaluation } from '../../../core/run';
import type { Cell } from '../../../share/csv';
import type { ChartTable } from '../frame/table';
import type { Measurements } from './measurements';

function row(method: string, bits: number, evaluation: Evaluation | null): Cell[][] {
  if (!evaluation) return [];
  const { correct, total } = evaluation;
  const { accuracy, low, high } = accuracyInterval(correct, total);
  return [[method, bits, accuracy * 100, low * 100, high * 100, correct, total]];
}

/** Returns the figures behind the chart of accuracy against bit width. */
export function bitsTable({ entries, theirs, reference, control }: Measurements): ChartTable {
  return {
    columns: [
      'method',
      'bits',
      'accuracy, %',
      '95 % low, %',
      '95 % high, %',
      'correct',
      'test images',
    ],
    rows: [
      ...row('FP32', 32, reference),
      ...row('FP32 control', 32, control),
      ...entries.flatMap(({ bits, ptq }) => row('PTQ', bits, ptq)),
      ...entries.flatMap(({ bits, qat }) => row('QAT', bits, qat)),
      ...theirs.flatMap(({ bits, ptq }) => row('PTQ, theirs', bits, ptq)),
      ...theirs.flatMap(({ bits, qat }) => row('QAT, theirs', bits, qat)),
    ],
  };
}
