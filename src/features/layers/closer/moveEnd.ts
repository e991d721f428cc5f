import type { Grid } from '../../../core/quant/grid';
import type { Range } from '../../../core/quantizers/quantizer';

/** Which end of a range a handle moves. */
export type End = 'min' | 'max';

/** A range is never narrower than this share of the domain. */
const narrowest = 1e-3;

/** Returns the range with one end moved, inside the domain and on its side of 0; both ends of a symmetric one. */
export function withEnd(range: Range, end: End, value: number, domain: Range, grid: Grid): Range {
  const least = narrowest * (domain.max - domain.min);
  if (grid.symmetric) {
    const outermost = Math.max(-domain.min, domain.max);
    const magnitude = Math.min(Math.max(end === 'max' ? value : -value, least), outermost);
    return { min: -magnitude, max: magnitude };
  }
  if (end === 'max') return { ...range, max: Math.min(Math.max(value, least), domain.max) };
  return { ...range, min: Math.max(Math.min(value, 0), domain.min) };
}

/** Parts of the domain that keys move an end by. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.005,
  ArrowDown: -0.005,
  ArrowRight: 0.005,
  ArrowUp: 0.005,
  PageDown: -0.05,
  PageUp: 0.05,
};

/** With Shift a step is a tenth. */
const fine = 0.1;

/** Returns where a key moves an end to; null where it has no such use. */
export function keyedEnd(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  range: Range,
  end: End,
  domain: Range,
): number | null {
  if (key === 'Home') return end === 'max' ? 0 : domain.min;
  if (key === 'End') return end === 'max' ? domain.max : 0;
  const step = steps[key];
  if (step === undefined) return null;
  return range[end] + step * (shiftKey ? fine : 1) * (domain.max - domain.min);
}
