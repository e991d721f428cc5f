import type { ControlLine, RateAccuracy } from '../../../core/sweep/lines';
import type { Cell } from '../../../share/csv';
import type { RateRuns } from '../../../store/rateRuns';
import { optimizerName, scalesName } from '../../../store/rateWords';
import type { ChartTable } from '../frame/table';
import type { RateLine } from './rateLines';

const columns = [
  'method',
  'bits',
  'optimizer',
  'scales',
  'learning rate',
  'mean accuracy, %',
  'standard deviation, points',
  'seeds',
];

/** Returns the figures behind the charts of accuracy against learning rate. */
export function rateTable(
  lines: readonly RateLine[],
  { ptq, controls }: Pick<RateRuns, 'ptq' | 'controls'>,
): ChartTable {
  return {
    columns,
    rows: [
      ...lines.flatMap(qatRows),
      ...controls.flatMap(controlRows),
      ...ptq.map(({ bits, ...own }) => ['PTQ', bits, null, null, null, ...figures(own)]),
    ],
  };
}

const percent = (share: number | null) => (share === null ? null : 100 * share);

const figures = ({ mean, deviation, seeds }: Omit<RateAccuracy, 'learningRate'>): Cell[] => [
  percent(mean),
  percent(deviation),
  seeds,
];

function qatRows({ bits, line }: RateLine): Cell[][] {
  const names = [bits, optimizerName(line.optimizer), scalesName(line.scales)];
  return [
    ...line.rates.map((own) => ['QAT', ...names, own.learningRate, ...figures(own)]),
    ...line.diverged.map((rate) => ['QAT, diverged', ...names, rate, null, null, null]),
  ];
}

function controlRows({ optimizer, rates }: ControlLine): Cell[][] {
  return rates.map((own) => [
    ...['FP32 control', null, optimizerName(optimizer), null],
    ...[own.learningRate, ...figures(own)],
  ]);
}
