import type { Method } from '../../../core/run';
import { bestRate } from '../../../core/sweep/findings';
import { type ControlLine, type SweepLine, sweepLines } from '../../../core/sweep/lines';
import { formatRate, formatShare } from '../../../share/format';
import type { PtqReference, RateRuns } from '../../../store/rateRuns';
import { optimizerName, scalesName, shortOptimizerName } from '../../../store/rateWords';
import type { MarkShape } from '../../../ui/method/methodStyle';

/** One line of the chart: a bit width with an optimizer and a way to set scales. */
export interface RateLine {
  readonly key: string;
  /** `4 bits`, with the optimizer and the scales where there are several. */
  readonly label: string;
  readonly bits: number;
  readonly dash: string;
  readonly mark: MarkShape;
  readonly line: SweepLine;
}

/** A horizontal line: what does not depend on the rate, or the best that it came to. */
export interface RateLevel {
  readonly key: string;
  readonly label: string;
  readonly method: Extract<Method, 'ptq' | 'control'>;
  /** Null for the control. */
  readonly bits: number | null;
  /** 0 to 1. */
  readonly mean: number;
  /** The same in words. */
  readonly words: string;
}

/** Optimizers are told apart by dash and ways to set scales by mark, bit widths by shade and label. */
const dashes: readonly string[] = ['none', '8 4', '2 3'];
const marks: readonly MarkShape[] = ['circle', 'square', 'diamond'];

const lookAt = <T>(looks: readonly T[], index: number, other: T): T =>
  looks[index % looks.length] ?? other;

/** Returns the optimizers and ways to set scales of the lines, in their first order. */
export function variantsIn(lines: readonly Pick<SweepLine, 'optimizer' | 'scales'>[]) {
  return {
    optimizers: [...new Set(lines.map(({ optimizer }) => optimizer))],
    scales: [...new Set(lines.map(({ scales }) => scales))],
  };
}

/** Returns a line for every bit width, optimizer and way to set scales, the most bits first. */
export function rateLines({ points, diverged }: Pick<RateRuns, 'points' | 'diverged'>): RateLine[] {
  const { optimizers, scales } = variantsIn([...points, ...diverged]);
  return sweepLines(points, diverged).map((line) => {
    const parts = [
      `${line.bits} bits`,
      optimizers.length > 1 && shortOptimizerName(line.optimizer),
      scales.length > 1 && scalesName(line.scales),
    ];
    return {
      key: `${line.bits}/${line.optimizer}/${line.scales}`,
      label: parts.filter(Boolean).join(' '),
      bits: line.bits,
      dash: lookAt(dashes, optimizers.indexOf(line.optimizer), 'none'),
      mark: lookAt(marks, scales.indexOf(line.scales), 'circle'),
      line,
    };
  });
}

/** Returns the horizontal lines: each optimizer's control at its best rate, then PTQ of the most bits first. */
export function rateLevels({ ptq, controls }: Pick<RateRuns, 'ptq' | 'controls'>): RateLevel[] {
  return [
    ...controls.flatMap((control) => controlLevel(control, controls.length > 1)),
    ...ptq.toSorted((a, b) => b.bits - a.bits).map(ptqLevel),
  ];
}

function controlLevel({ optimizer, rates }: ControlLine, isNamed: boolean): RateLevel[] {
  const best = bestRate(rates);
  if (!best) return [];
  const at = `at ${formatRate(best.learningRate)}${rates.length > 1 ? `, the best of ${rates.length} rates` : ''}`;
  return [
    {
      key: `control/${optimizer}`,
      label: isNamed ? `control ${shortOptimizerName(optimizer)}` : 'control',
      method: 'control',
      bits: null,
      mean: best.mean,
      words: `FP32 control with ${optimizerName(optimizer)}: ${formatShare(best.mean)} % ${at}`,
    },
  ];
}

function ptqLevel({ bits, mean }: PtqReference): RateLevel {
  return {
    key: `ptq/${bits}`,
    label: `PTQ ${bits}`,
    method: 'ptq',
    bits,
    mean,
    words: `PTQ at ${bits} bits: ${formatShare(mean)} %`,
  };
}

/** Returns every learning rate of the lines, the lowest first. */
export function ratesOf(lines: readonly RateLine[]): number[] {
  const rates = lines.flatMap(({ line }) => [
    ...line.rates.map(({ learningRate }) => learningRate),
    ...line.diverged,
  ]);
  return [...new Set(rates)].toSorted((a, b) => a - b);
}
