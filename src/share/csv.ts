export type Cell = string | number | null;

/** Text that a spreadsheet would take for a formula is kept from being one. */
const formula = /^[=+\-@\t\r]/;

const needsQuotes = /[",\r\n]/;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Returns a table as comma-separated values.
 *
 * Source: RFC 4180.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}
