const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** Returns a Markdown table, the first column to the left and the others to the right. */
export function markdownGrid(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const rule = titles.map((_, index) => (index === 0 ? '---' : '---:'));
  return [titles, rule, ...rows].map(line).join('\n');
}
