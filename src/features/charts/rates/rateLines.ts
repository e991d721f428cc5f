import { groupBy } from '../../../core/groupBy';
import type { SweepLine } from '../../../core/sweep/lines';
import { sweepLines } from '../../../core/sweep/lines';
import type { MarkShape } from '../../../ui/method/methodStyle';
import type { DivergedPoint, RateReference, RateRuns } from './rateRuns';
import { shortOptimizerName } from './rateWords';

/** One line of the chart: a bit width with an optimizer. */
export interface RateLine {
  readonly key: string;
  /** `4 bits`, with the optimizer where there are several. */
  readonly label: string;
  readonly bits: number;
  readonly dash: string;
  readonly mark: MarkShape;
  readonly line: SweepLine;
  /** Rates at which every seed diverged, or some did. */
  readonly diverged: readonly number[];
}

/** A horizontal line: what does not depend on the rate. */
export interface RateLevel extends RateReference {
  readonly key: string;
  readonly label: string;
}

/** Optimizers are told apart by dash and mark, bit widths by shade and label. */
const optimizerLooks: readonly { readonly dash: string; readonly mark: MarkShape }[] = [
  { dash: 'none', mark: 'circle' },
  { dash: '8 4', mark: 'square' },
  { dash: '2 3', mark: 'diamond' },
];

const keyOf = ({ bits, optimizer }: Pick<DivergedPoint, 'bits' | 'optimizer'>) =>
  `${bits}/${optimizer}`;

/** Returns the optimizers of the points, in their first order. */
export function optimizersOf({ points, diverged }: RateRuns): string[] {
  return [...new Set([...points, ...diverged].map(({ optimizer }) => optimizer))];
}

/** Returns a line for every bit width and optimizer, the most bits first; without points where all diverged. */
export function rateLines(runs: RateRuns): RateLine[] {
  const optimizers = optimizersOf(runs);
  const diverged = groupBy(runs.diverged, keyOf);
  const measured = sweepLines(runs.points);
  const keys = new Set(measured.map(keyOf));
  const lost = [...diverged].flatMap(([key, [first]]) =>
    first && !keys.has(key) ? [{ ...first, total: 0, rates: [] }] : [],
  );
  return [...measured, ...lost]
    .toSorted((a, b) => b.bits - a.bits)
    .map((line) => {
      const { bits, optimizer } = line;
      const look = optimizerLooks[optimizers.indexOf(optimizer) % optimizerLooks.length];
      const rates = (diverged.get(keyOf(line)) ?? []).map(({ learningRate }) => learningRate);
      return {
        key: keyOf(line),
        label: `${bits} bits${optimizers.length > 1 ? ` ${shortOptimizerName(optimizer)}` : ''}`,
        bits,
        dash: look?.dash ?? 'none',
        mark: look?.mark ?? 'circle',
        line,
        diverged: [...new Set(rates)],
      };
    });
}

/** Returns the horizontal lines, PTQ of the most bits first. */
export function rateLevels({ references }: RateRuns): RateLevel[] {
  return references
    .toSorted((a, b) => (b.bits ?? Number.POSITIVE_INFINITY) - (a.bits ?? Number.POSITIVE_INFINITY))
    .map((reference) => ({
      ...reference,
      key: `${reference.method}/${reference.bits}`,
      label: reference.bits === null ? 'control' : `PTQ ${reference.bits}`,
    }));
}

/** Returns every learning rate of the lines, the lowest first. */
export function ratesOf(lines: readonly RateLine[]): number[] {
  const rates = lines.flatMap(({ line, diverged }) => [
    ...line.rates.map(({ learningRate }) => learningRate),
    ...diverged,
  ]);
  return [...new Set(rates)].toSorted((a, b) => a - b);
}
