import { type FilterId, filterIds, type RunFilter } from '../../store/tableView';
import { columnOf } from './columns';
import type { Row } from './rows';

const written = (id: FilterId, row: Row) => columnOf(id).value(row);

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Returns the rows that a filter lets through. */
export function filterRows(rows: readonly Row[], filter: RunFilter): readonly Row[] {
  const words = wordsOf(filter.text);
  const chosen = filterIds.filter((id) => filter[id] !== null);
  if (words.length === 0 && chosen.length === 0) return rows;
  return rows.filter(
    (row) => chosen.every((id) => written(id, row) === filter[id]) && hasWords(row, words),
  );
}

/** A word that stands in the name need not be looked for in all that the table says. */
function hasWords(row: Row, words: readonly string[]): boolean {
  const name = `${row.figures.name} ${row.run.plan.runId}`.toLowerCase();
  const others = words.filter((word) => !name.includes(word));
  return others.length === 0 || others.every((word) => row.against().toLowerCase().includes(word));
}

/** Returns how many conditions a filter has. */
export function conditionCount(filter: RunFilter): number {
  const chosen = filterIds.filter((id) => filter[id] !== null).length;
  return chosen + Math.min(wordsOf(filter.text).length, 1);
}

/** Returns what can be chosen in a column: what its cells say, and what is chosen now. */
export function filterOptions(id: FilterId, rows: readonly Row[], filter: RunFilter): string[] {
  const all = [...rows.map((row) => written(id, row)), filter[id]];
  const options = new Set(all.filter((text) => typeof text === 'string'));
  return [...options].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
