import type { Point } from '../../../core/curves/decimate';

/** Where a value is on a drawing. Units: pixels. */
export type Scale = (value: number) => number | undefined;

/** A tenth of a pixel is seen by nobody. */
const tenths = (value: number | undefined) =>
  value === undefined ? Number.NaN : Math.round(value * 10) / 10;

/** Returns a path through points; one that an axis cannot show, such as zero on a log axis, breaks the line. */
export function pathThrough(points: readonly Point[], x: Scale, y: Scale): string {
  let path = '';
  let pen = 'M';
  for (const point of points) {
    const [left, top] = [tenths(x(point.x)), tenths(y(point.y))];
    const known = Number.isFinite(left) && Number.isFinite(top);
    if (known) path += `${pen}${left},${top}`;
    pen = known ? 'L' : 'M';
  }
  return path;
}

/** Returns the places of the points that the axes can show. Units: pixels. */
export function placesOf(points: readonly Point[], x: Scale, y: Scale): Point[] {
  return points
    .map((point) => ({ x: tenths(x(point.x)), y: tenths(y(point.y)) }))
    .filter((at) => Number.isFinite(at.x) && Number.isFinite(at.y));
}
