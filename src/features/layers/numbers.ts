import { formatSignificant } from '../../share/format';

/** Returns a number with three significant digits and a real minus sign. */
export const signed = (value: number) => formatSignificant(value).replace('-', '\u2212');

/** Returns the smallest and the largest, or the one that both are. */
export function span([low, high]: readonly [min: number, max: number]): string {
  const [first, last] = [signed(low), signed(high)];
  return first === last ? first : `${first} to ${last}`;
}

/** Returns a signal to noise ratio: `21.3 dB`, `exact`. */
export const decibels = (value: number) =>
  Number.isFinite(value) ? `${value.toFixed(1).replace('-', '\u2212')} dB` : 'exact';

/** Returns a number with five significant digits, for arithmetic that a reader checks. */
export function precise(value: number): string {
  const text =
    Math.abs(value) < 1e-4 && value !== 0
      ? value.toExponential(4)
      : String(Number(value.toPrecision(5)));
  return text.replace('-', '\u2212');
}

/** Returns a whole number, such as a code. */
export const whole = (value: number) => String(value).replace('-', '\u2212');
