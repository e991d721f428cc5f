/** A method's end of a range: where it is drawn, and the number of the method. */
export interface MarkedEnd {
  /** Units: pixels. */
  readonly place: number;
  readonly number: number;
}

/** Numbers that are written in one place. */
export interface MarkerLabel {
  readonly place: number;
  readonly text: string;
}

/** Closer than this, numbers would run into each other. Units: pixels. */
const leastApart = 12;

/** Returns the numbers of ends, those too close for numbers of their own together: `1, 3`. */
export function markerLabels(ends: readonly MarkedEnd[]): MarkerLabel[] {
  const groups: MarkedEnd[][] = [];
  for (const end of ends.toSorted((a, b) => a.place - b.place)) {
    const last = groups.at(-1);
    const isClose = last && end.place - (last.at(-1)?.place ?? 0) < leastApart;
    if (isClose) last.push(end);
    else groups.push([end]);
  }
  return groups.map((group) => ({
    place: group.reduce((sum, { place }) => sum + place, 0) / group.length,
    text: group
      .map(({ number }) => number)
      .toSorted((a, b) => a - b)
      .join(', '),
  }));
}
