export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Returns at most `most` of the points (4 or more), the first, the last and every stretch's lowest
 * and highest among them, so that no spike is lost. Stretches have equally many points.
 */
export function decimate(points: readonly Point[], most: number): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= most || !first || !last) return points;
  const stretches = Math.floor((most - 2) / 2);
  const inner = points.length - 2;
  const startOf = (stretch: number) => 1 + Math.floor((stretch * inner) / stretches);
  const kept = Array.from({ length: stretches }, (_, stretch) =>
    extremes(points, startOf(stretch), startOf(stretch + 1)),
  );
  return [first, ...kept.flat(), last];
}

/** Returns the lowest and the highest point from `start` to before `end`, in the order in which they come. */
function extremes(points: readonly Point[], start: number, end: number): readonly Point[] {
  let low = points[start];
  let high = low;
  for (const point of points.slice(start + 1, end)) {
    if (low && point.y < low.y) low = point;
    if (high && point.y > high.y) high = point;
  }
  if (!low || !high) return [];
  if (low === high) return [low];
  return low.x < high.x ? [low, high] : [high, low];
}
