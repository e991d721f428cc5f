import type { Range } from '../../../core/quantizers/quantizer';
import { type Followed, followValue } from '../../../core/rangeTrial/followValue';
import { type WorkedRange, workedRange } from '../../../core/rangeTrial/workedRange';
import { precise, whole } from '../numbers';
import type { Bench } from './useBench';

/** One line of arithmetic: what is computed, how, and what it comes to. */
export interface Step {
  readonly name: string;
  readonly formula: string;
  readonly result: string;
}

const minus = '\u2212';
const times = '\u00d7';

const step = (name: string, formula: string, result: string): Step => ({ name, formula, result });

/** A negative number in a formula has brackets. */
const term = (value: number) => (value < 0 ? `(${precise(value)})` : precise(value));

/** Returns the way from the ends of the range to scale and zero point, with its numbers. */
export function rangeSteps({
  range,
  subject,
  trial,
}: Pick<Bench, 'range' | 'subject' | 'trial'>): Step[] {
  const { grid, rules } = subject;
  const worked = workedRange(range, grid, rules.convention);
  const { ends, params } = trial;
  const spans = step(
    'codes span',
    `(${whole(grid.min)} ${minus} ${term(params.zeroPoint)}) ${times} s to (${whole(grid.max)} ${minus} ${term(params.zeroPoint)}) ${times} s`,
    `${precise(ends.min)} to ${precise(ends.max)}`,
  );
  return [
    ...(worked.kind === 'symmetric'
      ? symmetric(worked, range)
      : affine(worked, range, grid.min, grid.max)),
    spans,
  ];
}

function symmetric(
  { magnitude, steps, scale }: Extract<WorkedRange, { kind: 'symmetric' }>,
  { min, max }: Range,
): Step[] {
  return [
    step('largest magnitude', `max(|${precise(min)}|, |${precise(max)}|)`, precise(magnitude)),
    step('scale s', `${precise(magnitude)} / ${steps}`, precise(scale)),
    step('zero point z', 'fixed, for symmetric codes', '0'),
  ];
}

function affine(
  { low, high, steps, scale, unrounded, zeroPoint }: Extract<WorkedRange, { kind: 'affine' }>,
  range: Range,
  lowest: number,
  highest: number,
): Step[] {
  return [
    step(
      'widened to hold 0',
      `${precise(range.min)} to ${precise(range.max)}`,
      `${precise(low)} to ${precise(high)}`,
    ),
    step('steps', `${whole(highest)} ${minus} ${whole(lowest)}`, String(steps)),
    step('scale s', `(${precise(high)} ${minus} ${term(low)}) / ${steps}`, precise(scale)),
    step(
      'zero point z',
      `round(${whole(lowest)} ${minus} ${term(low)} / ${precise(scale)}) = round(${precise(unrounded)})`,
      whole(zeroPoint),
    ),
  ];
}

/** Returns the way of a value to its code and back, with its numbers. */
export function valueSteps(
  value: number,
  { subject, trial }: Pick<Bench, 'subject' | 'trial'>,
): Step[] {
  const { grid, rules } = subject;
  const { scale, zeroPoint } = trial.params;
  const way = followValue(value, trial.params, grid, rules.ties);
  return [
    step('in steps', `${precise(value)} / ${precise(scale)}`, precise(way.inSteps)),
    step('rounded', tiesInWords(rules.ties), whole(way.rounded)),
    step('with zero point', `${whole(way.rounded)} + ${whole(zeroPoint)}`, whole(way.unclamped)),
    step('code', codeInWords(way, grid.min, grid.max), whole(way.code)),
    step(
      'back to real',
      `(${whole(way.code)} ${minus} ${term(zeroPoint)}) ${times} ${precise(scale)}`,
      precise(way.real),
    ),
    step('error', `${precise(way.real)} ${minus} ${term(value)}`, precise(way.error)),
  ];
}

const tiesInWords = (ties: 'half-even' | 'half-up') =>
  ties === 'half-even' ? 'to the nearest, ties to even' : 'to the nearest, ties up';

function codeInWords({ code, unclamped }: Followed, lowest: number, highest: number): string {
  const span = `${whole(lowest)} to ${whole(highest)}`;
  return code === unclamped ? `is within ${span}` : `clipped to ${span}`;
}
