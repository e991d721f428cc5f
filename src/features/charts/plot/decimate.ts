export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns the lowest and the highest point of a stretch, in the order in which they come. */
function extremes(stretch: readonly Point[]): readonly Point[] {
  const [first, ...rest] = stretch;
  if (!first) return [];
  const low = rest.reduce((least, point) => (point.y < least.y ? point : least), first);
  const high = rest.reduce((most, point) => (point.y > most.y ? point : most), first);
  if (low === high) return [low];
  return low.x < high.x ? [low, high] : [high, low];
}

/**
 * Returns at most `most` of the points (4 or more), the first, the last and every stretch's lowest
 * and highest among them, so that no spike is lost.
 */
export function decimate(points: readonly Point[], most: number): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= most || !first || !last) return points;
  const stretches = Math.floor((most - 2) / 2);
  const inner = points.length - 2;
  const kept: Point[] = [first];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = 1 + Math.floor((stretch * inner) / stretches);
    const end = 1 + Math.floor(((stretch + 1) * inner) / stretches);
    kept.push(...extremes(points.slice(start, end)));
  }
  kept.push(last);
  return kept;
}
