import type { Range } from '../../../core/quantizers/quantizer';

/** Where a chart is drawn. Units: pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Room for the axis of the counts, at the left. Units: pixels. */
export const insetLeft = 52;
export const insetRight = 12;

/** Returns the part of a drawing of that width that is left for a plot. */
export function frameIn(width: number, top: number, height: number): Frame {
  return { left: insetLeft, top, width: Math.max(width - insetLeft - insetRight, 1), height };
}

/** Returns the function from real values to pixels. */
export function placeIn({ min, max }: Range, { left, width }: Frame): (value: number) => number {
  return (value) => left + ((value - min) / (max - min)) * width;
}

/** Returns the function from pixels to real values. */
export function valueIn({ min, max }: Range, { left, width }: Frame): (place: number) => number {
  return (place) => min + ((place - left) / width) * (max - min);
}
