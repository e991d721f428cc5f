/** A label that stands at some height and may be moved up or down. Units: pixels. */
export interface Label {
  readonly key: string;
  readonly y: number;
}

/**
 * Returns heights for labels in one column, at least `gap` apart, in the order of their own heights,
 * each as near to its own as that allows, between `top` and `bottom` where they fit.
 */
export function spreadLabels(
  labels: readonly Label[],
  gap: number,
  top: number,
  bottom: number,
): ReadonlyMap<string, number> {
  const sorted = labels.toSorted((a, b) => a.y - b.y);
  const groups = sorted.map(({ y }) => ({ center: y, count: 1 }));
  for (let index = 1; index < groups.length; index++) mergeBack(groups, index, gap);
  const heights = groups.flatMap(({ center, count }) =>
    Array.from({ length: count }, (_, index) => center + (index - (count - 1) / 2) * gap),
  );
  const inside = keepInside(heights, gap, top, bottom);
  return new Map(sorted.map(({ key }, index) => [key, inside[index] ?? 0]));
}

interface Group {
  center: number;
  count: number;
}

/** Merges a group with those above it that it would overlap; merged ones keep a count of 0. */
function mergeBack(groups: Group[], index: number, gap: number): void {
  const group = groups[index];
  const above = groups.slice(0, index).findLast(({ count }) => count > 0);
  if (!group || !above) return;
  const apart = group.center - above.center;
  if (apart >= ((group.count + above.count) / 2) * gap) return;
  const count = group.count + above.count;
  group.center = (group.center * group.count + above.center * above.count) / count;
  group.count = count;
  above.count = 0;
  mergeBack(groups, index, gap);
}

/** Keeps the gaps; labels leave the room at its lower end only when it is too small for them. */
function keepInside(
  heights: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] {
  const last = heights.length - 1;
  return heights.map((height, index) =>
    Math.max(Math.min(height, bottom - (last - index) * gap), top + index * gap),
  );
}
