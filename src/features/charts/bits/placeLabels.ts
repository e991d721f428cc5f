import type { Method } from '../../../core/run';
import { spreadLabels } from '../plot/spreadLabels';
import type { BitsDrawing, Level, Mark, Series } from './series';

/** Where things are on the drawing. Units: pixels. */
export interface Places {
  readonly x: (index: number) => number;
  readonly y: (accuracy: number) => number;
  readonly area: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  readonly method: Method;
  readonly left: number;
  /** Of the text's base line. */
  readonly top: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Units: pixels, for text of 11. */
const above = -9;
const below = 17;
const middle = 4;
const rowHeight = 13;
const beside = 10;

type Owned = Mark & { readonly method: Series['method'] };

const lastIndex = 4;

const one = (accuracy: number) => accuracy.toFixed(1);

function inside(column: readonly Owned[], levels: readonly Level[], places: Places): PlacedLabel[] {
  const sorted = column.toSorted((a, b) => b.accuracy - a.accuracy || order(a) - order(b));
  const [upper, lower] =
    sorted.length === 1 && isUnderLevel(sorted[0], levels, places)
      ? [undefined, sorted[0]]
      : sorted;
  const placed = (mark: Owned | undefined, offset: number): PlacedLabel[] =>
    mark
      ? [
          {
            key: `${mark.method}-${mark.bits}`,
            text: one(mark.accuracy),
            method: mark.method,
            left: places.x(mark.index),
            top: places.y(mark.accuracy) + offset,
            anchor: 'middle',
          },
        ]
      : [];
  return [...placed(upper, above), ...placed(lower, below)];
}

/** Whether a level runs where the label above a mark would stand. */
function isUnderLevel(mark: Owned | undefined, levels: readonly Level[], places: Places): boolean {
  if (!mark) return false;
  const height = places.y(mark.accuracy);
  return levels.some(({ accuracy }) => {
    const higher = height - places.y(accuracy);
    return higher > 3 && higher < 24;
  });
}

/** Of equals QAT stands above. */
const order = ({ method }: Owned) => (method === 'qat' ? 0 : 1);

interface Wanted {
  readonly key: string;
  readonly text: string;
  readonly method: Method;
  readonly y: number;
}

/** Levels and the marks of the last bit width share the margin on the right. */
function margin(wanted: readonly Wanted[], places: Places): PlacedLabel[] {
  const { area } = places;
  const heights = spreadLabels(wanted, rowHeight, area.y, area.y + area.height);
  return wanted.map(({ key, text, method, y }) => ({
    key,
    text,
    method,
    left: places.x(lastIndex) + beside,
    top: (heights.get(key) ?? y) + middle,
    anchor: 'start',
  }));
}

/** Returns a place for the label of every mark and level, none over another. */
export function placeLabels(
  { series, levels }: Pick<BitsDrawing, 'series' | 'levels'>,
  places: Places,
): PlacedLabel[] {
  const marks: Owned[] = series.flatMap(({ method, marks: own }) =>
    own.map((mark) => ({ ...mark, method })),
  );
  const columns = Array.from({ length: lastIndex }, (_, index) =>
    marks.filter((mark) => mark.index === index),
  );
  const wanted: Wanted[] = [
    ...levels.map(({ method, label, accuracy }) => ({
      key: method,
      text: `${one(accuracy)} ${label}`,
      method,
      y: places.y(accuracy),
    })),
    ...marks
      .filter(({ index }) => index === lastIndex)
      .map(({ method, accuracy }) => ({
        key: method,
        text: one(accuracy),
        method,
        y: places.y(accuracy),
      })),
  ];
  return [
    ...columns.flatMap((column) => inside(column, levels, places)),
    ...margin(wanted, places),
  ];
}
