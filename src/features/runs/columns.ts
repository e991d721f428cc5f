import { hasEffect } from '../../core/settings/effect';
import { isRelevant } from '../../core/settings/relevance';
import type { Cell } from '../../share/csv';
import {
  formatCount,
  formatDuration,
  formatKilobytes,
  formatRate,
  formatShare,
  formatSigned,
} from '../../share/format';
import { valueInWords } from '../../store/changes';
import { bitsInWords, isQuantized, methodLabels } from '../../store/names';
import type { RunRecord } from '../../store/state';
import { type ColumnId, columnIds } from '../../store/tableView';
import type { Row } from './rows';
import { statusWords } from './statusWords';

/** A column of the run table. */
export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** What the title is short for. */
  readonly help?: string;
  /** Units: CSS pixels; null for the column that takes what the others leave. */
  readonly width: number | null;
  /** What the column sorts by. */
  readonly value: (row: Row) => Cell;
  /** The same for runs that differ in their seed, where `value` would tell the seed too. */
  readonly seedless?: (row: Row) => Cell;
  /** For figures: how one is written. They stand below each other by their last digit. */
  readonly text?: (value: number) => string;
  /** How a standard deviation is written, where a sign or a unit would be too much. */
  readonly deviationText?: (value: number) => string;
  /** What several seeds come to where their runs differ: the mean alone, or with its standard deviation. */
  readonly ofSeeds?: 'mean' | 'spread';
}

const percent = (share: number) => formatShare(share);

type Columns = { readonly [Id in ColumnId]: Omit<Column, 'id'> };

const described: Columns = {
  name: { title: 'Run', width: 152, value: ({ figures }) => figures.name },
  method: {
    title: 'Method',
    width: 92,
    value: ({ run }) => methodLabels[run.plan.method],
  },
  bits: { title: 'Bits', width: 56, value: ({ run }) => bitsOf(run) },
  model: {
    title: 'Model',
    width: 84,
    value: ({ run }) => valueInWords('model', run.plan.settings),
  },
  optimizer: { title: 'Optimizer', width: 92, value: ({ run }) => optimizerOf(run) },
  against: {
    title: 'Against baseline',
    width: null,
    value: ({ against }) => against(),
    seedless: ({ againstSeeds }) => againstSeeds(),
  },
  accuracy: {
    title: 'Test accuracy, %',
    help: 'Final accuracy on the test images, with its 95 % interval',
    width: 158,
    value: ({ figures }) => figures.accuracy?.accuracy ?? null,
    text: percent,
    ofSeeds: 'spread',
  },
  delta: {
    title: '\u0394 FP32, pts',
    help: 'Difference in test accuracy to the FP32 network it started from, in percentage points',
    width: 92,
    value: ({ deltaPoints }) => deltaPoints,
    text: (points) => formatSigned(points),
    deviationText: (points) => points.toFixed(2),
    ofSeeds: 'spread',
  },
  best: {
    title: 'Held-out best',
    help: 'Best accuracy on held-out training images while it trained, in percent',
    width: 68,
    value: ({ figures }) => figures.best?.accuracy ?? null,
    text: percent,
    ofSeeds: 'mean',
  },
  last: {
    title: 'Held-out last',
    help: 'Last accuracy on held-out training images while it trained, in percent',
    width: 68,
    value: ({ figures }) => figures.last?.accuracy ?? null,
    text: percent,
    ofSeeds: 'mean',
  },
  agreement: {
    title: 'Agreement, %',
    help: 'Share of the test images classified as by the FP32 network it started from',
    width: 92,
    value: ({ figures }) => figures.agreement,
    text: (share) => formatShare(share, 1),
    ofSeeds: 'mean',
  },
  size: {
    title: 'Size',
    width: 72,
    value: ({ figures }) => figures.sizeBytes,
    text: formatKilobytes,
  },
  rate: {
    title: 'Learning rate',
    width: 70,
    value: ({ figures }) => figures.learningRate,
    text: formatRate,
  },
  seed: { title: 'Seed', width: 92, value: ({ run }) => seedOf(run), text: String },
  steps: {
    title: 'Steps',
    width: 54,
    value: ({ figures }) => figures.steps,
    text: formatCount,
    ofSeeds: 'mean',
  },
  time: {
    title: 'Time',
    width: 72,
    value: ({ figures }) => figures.totalMs,
    text: formatDuration,
    ofSeeds: 'mean',
  },
  status: { title: 'Status', width: 84, value: ({ run }) => statusWords[run.status] },
};

function bitsOf({ plan: { method, settings } }: RunRecord): string {
  return isQuantized(method) ? bitsInWords(settings) : 'FP32';
}

function seedOf({ plan: { method, settings } }: RunRecord): number | null {
  return isRelevant(method, 'seed') ? settings.seed : null;
}

function optimizerOf({ plan: { method, settings } }: RunRecord): Cell {
  const ids = ['qatOptimizer', 'optimizer'] as const;
  const id = ids.find((own) => hasEffect(own, settings, method));
  return id ? valueInWords(id, settings) : null;
}

/** Returns the column of that id. */
export function columnOf(id: ColumnId): Column {
  return { id, ...described[id] };
}

/** Returns the columns that are shown; differences are against the pinned run where one has a name here. */
export function columnsShown(shown: readonly ColumnId[], pinnedName: string | null): Column[] {
  const columns = columnIds.filter((id) => shown.includes(id)).map(columnOf);
  if (pinnedName === null) return columns;
  const help = `Difference in test accuracy to ${pinnedName}, the pinned baseline, in percentage points`;
  const delta = { title: '\u0394 pinned, pts', help };
  return columns.map((column) => (column.id === 'delta' ? { ...column, ...delta } : column));
}

/** Widths of what is no column of figures: the box that selects, and the buttons. Units: CSS pixels. */
export const edgeWidths = { check: 32, actions: 56 } as const;

/** The column that takes what the others leave has at least that much. Units: CSS pixels. */
const leastFlexible = 160;

/** Returns the width below which the table scrolls sideways. Units: CSS pixels. */
export function leastWidth(columns: readonly Column[]): number {
  const widths = columns.map(({ width }) => width ?? leastFlexible);
  return widths.reduce((sum, width) => sum + width, edgeWidths.check + edgeWidths.actions);
}

/** Returns the columns for a narrow page: what is long comes last, and is wide enough to be read. */
export function narrowColumns(columns: readonly Column[]): Column[] {
  const [long, short] = [true, false].map((isLong) =>
    columns.filter(({ width }) => (width === null) === isLong),
  );
  return [...(short ?? []), ...(long ?? []).map((column) => ({ ...column, width: 260 }))];
}
