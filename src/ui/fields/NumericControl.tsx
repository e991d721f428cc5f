import type { IntegerSpec, NumberSpec } from '../../core/params/spec';
import type { ControlProps } from './controlProps';
import { LogSlider } from './LogSlider';
import { NumberBox } from './NumberBox';
import { nearestStep, niceLogSteps } from './niceSteps';
import { showNumber } from './words';

type NumericSpec = IntegerSpec | NumberSpec;
type NumericProps = ControlProps<NumericSpec>;

const wideBox = 92;
const narrowBox = 68;

const isLog = (spec: NumericSpec): boolean => spec.kind === 'number' && spec.scale === 'log';

function neighbourOf(spec: NumericSpec, value: number, direction: 1 | -1): number {
  if (isLog(spec)) {
    const steps = niceLogSteps(spec.min, spec.max);
    return steps[nearestStep(steps, value) + direction] ?? value;
  }
  const moved = Number.isFinite(value) ? value + direction : spec.default;
  return Math.min(Math.max(moved, spec.min), spec.max);
}

/** A box for a number; the arrow keys go to its neighbours. */
export function NumericControl({ spec, value, onChange, ids, invalid, disabled }: NumericProps) {
  return (
    <NumberBox
      labelledBy={ids.label}
      describedBy={ids.help}
      value={Number(value)}
      format={showNumber}
      onChange={onChange}
      neighbour={(from, direction) => neighbourOf(spec, from, direction)}
      invalid={invalid}
      disabled={disabled}
      width={spec.max > 1e6 ? wideBox : narrowBox}
    />
  );
}

/** The slider of a number whose range is best seen on a log axis; nothing for others. */
export function NumericSlider({ spec, value, onChange, ids, disabled }: NumericProps) {
  if (!isLog(spec)) return null;
  const { min, max } = spec;
  return (
    <LogSlider
      labelledBy={ids.label}
      describedBy={ids.help}
      value={Number(value)}
      format={showNumber}
      {...{ min, max, onChange, disabled }}
    />
  );
}
