import { accuracyInterval } from '../../../core/metrics/interval';
import type { Evaluation, Method } from '../../../core/run';
import { accuracyAxis } from '../plot/accuracyAxis';
import type { Axis } from '../plot/axis';
import type { AtBits, Measurements } from './measurements';

/** A measured accuracy at one place of the chart. Units: percent. */
export interface Mark {
  /** Index of the bit width among those of the chart. */
  readonly index: number;
  readonly bits: number;
  readonly accuracy: number;
  readonly low: number;
  readonly high: number;
  readonly total: number;
}

export type LineKey = 'base' | 'control' | 'ptq' | 'qat' | 'theirs';

/** A line through the bit widths. */
export interface Series {
  readonly method: Extract<Method, 'ptq' | 'qat'>;
  readonly marks: readonly Mark[];
}

/** A level that does not depend on the bit width. */
export interface Level {
  readonly method: Extract<Method, 'base' | 'control'>;
  readonly label: string;
  /** Units: percent. */
  readonly accuracy: number;
}

export interface BitsDrawing {
  readonly series: readonly Series[];
  /** What others measured: marks beside these lines, without labels. */
  readonly theirs: readonly Series[];
  readonly levels: readonly Level[];
  /** Units: percent. */
  readonly y: Axis;
}

const percent = 100;

function markOf({ correct, total }: Evaluation, index: number, bits: number): Mark {
  const { accuracy, low, high } = accuracyInterval(correct, total);
  return {
    index,
    bits,
    total,
    accuracy: accuracy * percent,
    low: low * percent,
    high: high * percent,
  };
}

function seriesOf(method: Series['method'], entries: readonly AtBits[]): Series {
  const marks = entries.flatMap((entry, index) => {
    const evaluation = entry[method];
    return evaluation ? [markOf(evaluation, index, entry.bits)] : [];
  });
  return { method, marks };
}

function levelOf(method: Level['method'], label: string, evaluation: Evaluation | null): Level[] {
  if (!evaluation) return [];
  return [{ method, label, accuracy: (percent * evaluation.correct) / evaluation.total }];
}

function axisFor(series: readonly Series[], levels: readonly Level[]): Axis {
  const marks = series.flatMap((line) => line.marks);
  return accuracyAxis([
    ...marks.flatMap(({ low, high }) => [low, high]),
    ...levels.map(({ accuracy }) => accuracy),
  ]);
}

/** Returns what to draw of the measurements, without the lines that are hidden. */
export function bitsDrawing(from: Measurements, hidden: ReadonlySet<LineKey>): BitsDrawing {
  const series = seriesIn(from.entries, hidden);
  const theirs = hidden.has('theirs') ? [] : seriesIn(from.theirs, hidden);
  const levels = [
    ...levelOf('base', 'FP32', from.reference),
    ...levelOf('control', 'control', from.control),
  ].filter(({ method }) => !hidden.has(method));
  return { series, theirs, levels, y: axisFor([...series, ...theirs], levels) };
}

function seriesIn(entries: readonly AtBits[], hidden: ReadonlySet<LineKey>): Series[] {
  return [seriesOf('ptq', entries), seriesOf('qat', entries)].filter(
    ({ method, marks }) => marks.length > 0 && !hidden.has(method),
  );
}
