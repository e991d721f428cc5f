import type { ChartTable } from '../frame/table';
import type { RateLevel, RateLine } from './rateLines';
import { optimizerName } from './rateWords';

/** Returns the figures behind the charts of accuracy against learning rate. */
export function rateTable(lines: readonly RateLine[], levels: readonly RateLevel[]): ChartTable {
  return {
    columns: [
      'method',
      'bits',
      'optimizer',
      'learning rate',
      'mean accuracy, %',
      'standard deviation, points',
      'seeds',
    ],
    rows: [
      ...lines.flatMap(({ bits, line, diverged }) => [
        ...line.rates.map(({ learningRate, mean, deviation, seeds }) => [
          'QAT',
          bits,
          optimizerName(line.optimizer),
          learningRate,
          100 * mean,
          deviation === null ? null : 100 * deviation,
          seeds,
        ]),
        ...diverged.map((rate) => [
          'QAT, diverged',
          bits,
          optimizerName(line.optimizer),
          rate,
          null,
          null,
          null,
        ]),
      ]),
      ...levels.map(({ method, bits, mean }) => [
        method === 'ptq' ? 'PTQ' : 'FP32 control',
        bits,
        null,
        null,
        100 * mean,
        null,
        null,
      ]),
    ],
  };
}
