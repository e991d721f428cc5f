import type { DatasetId } from '../src/core/datasets';
import { deviations, type PublishedCell, publishedIn } from '../src/core/published';
import { knownFigures, publishedFp32 } from '../src/core/publishedFigures';
import { formatSigned } from '../src/share/format';
import { markdownGrid } from './markdownGrid';
import type { PublishedFigure, Variant } from './publishedRuns';

type Cell = (cell: PublishedCell) => string;

/** Returns both grids of one model beside what was published, and what each deviation costs, as Markdown. */
export function publishedTable(
  base: number,
  figures: readonly PublishedFigure[],
  dataset: DatasetId,
): string {
  const cells = [...new Set(figures.map(({ cell }) => cell))];
  const [first] = cells;
  if (!first) throw new RangeError('a grid has cells');
  return [
    `FP32: ${base.toFixed(2)} %; published ${publishedFp32(first.model, dataset)} %. Accuracy, %:`,
    grid(cells, gridRows(figures, dataset)),
    'Points that setting one deviation right, and nothing else, returns:',
    grid(
      cells.filter((cell) =>
        figures.some((one) => one.cell === cell && one.variant.kind === 'fixed'),
      ),
      deviations.map(({ id, label }) => [label, (cell) => pointsReturned(figures, cell, id)]),
    ),
  ].join('\n\n');
}

function gridRows(figures: readonly PublishedFigure[], dataset: DatasetId): [string, Cell][] {
  const known = (key: keyof ReturnType<typeof knownFigures>) => (cell: PublishedCell) =>
    knownFigures(cell, dataset)[key]?.toString() ?? '';
  const measured = (kind: Exclude<Variant['kind'], 'fixed'>) => (cell: PublishedCell) =>
    accuracyOf(figures, cell, { kind })?.toFixed(2) ?? '';
  return [
    [`published (${publishedIn})`, known('published')],
    ['our run of that code', known('rerun')],
    ['our run of that code, square root added', known('rerunWithRoot')],
    ['the lab, published scheme', measured('published')],
    ['the lab, published scheme, few-bit bias', measured('few-bit-bias')],
    ['the lab, its defaults', measured('lab')],
  ];
}

/** Returns by how many points the published scheme gains when one deviation is set right. */
export function pointsReturned(
  figures: readonly PublishedFigure[],
  cell: PublishedCell,
  deviation: string,
): string {
  const before = accuracyOf(figures, cell, { kind: 'published' });
  const after = accuracyOf(figures, cell, { kind: 'fixed', deviation });
  return before === undefined || after === undefined ? '' : formatSigned(after - before);
}

function accuracyOf(
  figures: readonly PublishedFigure[],
  cell: PublishedCell,
  wanted: Variant,
): number | undefined {
  return figures.find(
    ({ cell: own, variant }) => own === cell && JSON.stringify(variant) === JSON.stringify(wanted),
  )?.accuracy;
}

function grid(cells: readonly PublishedCell[], rows: readonly (readonly [string, Cell])[]): string {
  const titles = cells.map(({ method, bits }) => `${method.toUpperCase()} ${bits}`);
  const lines = rows.map(([title, cell]) => [title, ...cells.map(cell)]);
  return markdownGrid(
    ['', ...titles],
    lines.filter(([, ...texts]) => texts.some(Boolean)),
  );
}
