import {
  formatCount,
  formatDuration,
  formatKilobytes,
  formatShare,
  formatSigned,
} from '../src/share/format';
import { type Figures, figuresOf } from '../src/store/figures';
import type { RunRecord } from '../src/store/state';
import { markdownGrid } from './markdownGrid';
import { rowName } from './tablePlans';

interface Column {
  readonly title: string;
  cell(figures: Figures, run: RunRecord): string;
}

const orNothing = <T>(value: T | null, format: (value: T) => string) =>
  value === null ? '' : format(value);

const columns: readonly Column[] = [
  { title: 'run', cell: (_, run) => rowName(run) },
  {
    title: 'accuracy, %',
    cell: ({ accuracy }) =>
      orNothing(
        accuracy,
        ({ accuracy: share, halfWidth }) => `${formatShare(share)} ± ${formatShare(halfWidth)}`,
      ),
  },
  {
    title: 'against FP32, points',
    cell: ({ deltaPoints }) => orNothing(deltaPoints, (points) => formatSigned(points)),
  },
  {
    title: 'same class as FP32, %',
    cell: ({ agreement }) => orNothing(agreement, (share) => formatShare(share)),
  },
  { title: 'size', cell: ({ sizeBytes }) => orNothing(sizeBytes, formatKilobytes) },
  { title: 'steps', cell: ({ steps }) => orNothing(steps || null, formatCount) },
  { title: 'time', cell: ({ totalMs }) => orNothing(totalMs, formatDuration) },
];

/** Returns the runs as a Markdown table. */
export function markdownTable(runs: readonly RunRecord[]): string {
  const rows = runs.map((run) => {
    const figures = figuresOf(run, runs);
    return columns.map(({ cell }) => cell(figures, run));
  });
  return markdownGrid(
    columns.map(({ title }) => title),
    rows,
  );
}
