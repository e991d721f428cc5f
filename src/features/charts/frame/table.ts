import type { Cell } from '../../../share/csv';

/** What a chart shows, as figures. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Returns at most `most` of the rows, evenly spread, the first and the last among them. */
export function sampleRows(rows: ChartTable['rows'], most: number): ChartTable['rows'] {
  if (rows.length <= most) return rows;
  const last = rows.length - 1;
  return Array.from(
    { length: most },
    (_, index) => rows[Math.round((index * last) / (most - 1))] ?? [],
  );
}
