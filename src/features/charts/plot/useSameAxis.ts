import { useState } from 'react';
import type { Axis } from './axis';

const isSameList = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** Returns whether two axes are drawn alike. */
export function isSameAxis(a: Axis, b: Axis): boolean {
  return (
    a.title === b.title &&
    a.log === b.log &&
    a.format === b.format &&
    isSameList(a.ticks, b.ticks) &&
    isSameList(a.domain, b.domain)
  );
}

/**
 * Returns the axis as the object that it was, unless it is drawn otherwise: a new one would make
 * every line of the chart be placed anew.
 */
export function useSameAxis(axis: Axis | null): Axis | null {
  const [before, setBefore] = useState(axis);
  if (before === axis || (before && axis && isSameAxis(before, axis))) return before;
  setBefore(axis);
  return axis;
}
