import { channelsAlong } from '../../../core/quant/channels';
import { union } from '../../../core/quant/extremes';
import type { Grid } from '../../../core/quant/grid';
import { paramsOf } from '../../../core/quant/params';
import type { ScaleAndZeroPoint } from '../../../core/quant/scaleAndZeroPoint';
import { weightQuantizers } from '../../../core/quantizers';
import type { Range } from '../../../core/quantizers/quantizer';
import type {
  LayerActivations,
  LayerWeights,
  RangeChoice,
  Rules,
} from '../../../core/rangeTrial/layerTensors';
import { type Sample, sampleOf } from '../../../core/rangeTrial/sample';
import { endsOf, type Trial, tryParams } from '../../../core/rangeTrial/tryParams';

/** Values that a range is tried on, and what the run and every method make of them. */
export interface Subject {
  readonly sample: Sample;
  readonly grid: Grid;
  readonly rules: Rules;
  /** Scale and zero point that the run ended with; null where it has others or none. */
  readonly run: ScaleAndZeroPoint | null;
  readonly choices: readonly RangeChoice[];
  /** Every value where there are few: weights in the order of the channel. */
  readonly values: Float32Array | null;
}

/** Returns the weights of one channel, or of all under one scale; null where they stay in float. */
export function weightSubject(weights: LayerWeights, channel: number | null): Subject | null {
  const { shape, quantized, rules } = weights;
  if (!quantized) return null;
  const { grid, axis, scale, zeroPoint } = quantized.params;
  const values =
    channel === null
      ? weights.values
      : (channelsAlong(weights.values, shape, shape.length - 1)[channel] ?? weights.values);
  const index = axis === null ? 0 : channel;
  return {
    sample: sampleOf(values),
    grid,
    rules,
    run: index === null ? null : { scale: scale[index] ?? 1, zeroPoint: zeroPoint[index] ?? 0 },
    choices: weightQuantizers.map(({ id, weightRange }) => ({
      id,
      range: weightRange(values, grid),
    })),
    values,
  };
}

/** Returns activations; null where they stay in float. */
export function activationSubject(activations: LayerActivations): Subject | null {
  const { sample, quant, choices, rules } = activations;
  if (!quant) return null;
  const run = quant.kind === 'static' ? quant : null;
  return { sample, grid: quant.grid, rules, run, choices, values: null };
}

/** What a person tries: what the run ended with, or a range of their own. */
export type Attempt =
  | { readonly kind: 'run'; readonly params: ScaleAndZeroPoint }
  | { readonly kind: 'range'; readonly range: Range };

/** Returns what is tried first: what the run has, else what its method, or the widest, would choose. */
export function firstAttempt({ run, choices, sample }: Subject, methodId: string): Attempt {
  if (run) return { kind: 'run', params: run };
  const own = choices.find(({ id }) => id === methodId);
  return { kind: 'range', range: own?.range ?? sample.extremes };
}

/** Returns the range that an attempt spreads the codes over. */
export function rangeOf(attempt: Attempt, { grid }: Subject): Range {
  if (attempt.kind === 'range') return widened(attempt.range, grid);
  // The largest code stands for the end of a symmetric range, whether or not there is one more below.
  return widened(endsOf(attempt.params, grid), grid);
}

/** A range is taken to contain 0, and to be symmetric where its codes are. */
function widened({ min, max }: Range, grid: Grid): Range {
  const magnitude = grid.min < -grid.max ? Math.max(max, 0) : Math.max(-min, max, 0);
  if (grid.symmetric) return { min: -magnitude, max: magnitude };
  return { min: Math.min(min, 0), max: Math.max(max, 0) };
}

/** Returns what an attempt comes to. */
export function trialOf(attempt: Attempt, { sample, grid, rules }: Subject): Trial {
  const params =
    attempt.kind === 'run' ? attempt.params : paramsOf(attempt.range, grid, rules.convention);
  return tryParams(sample, params, grid, rules.ties);
}

/** Room beyond the values and ranges that are shown, as a share of what they span. */
const margin = 0.06;

/** Returns the real values that the charts span: all values, and every range that was chosen. */
export function domainOf(subject: Subject, methodId: string): Range {
  const first = rangeOf(firstAttempt(subject, methodId), subject);
  const ranges = subject.choices.map(({ range }) => widened(range, subject.grid));
  const all = [subject.sample.extremes, ...ranges].reduce(union, first);
  const room = margin * (all.max - all.min || 1);
  return { min: all.min - room, max: all.max + room };
}
