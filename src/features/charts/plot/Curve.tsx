import { useXAxisScale, useYAxisScale } from 'recharts';
import { markPath } from '../../../ui/method/markPath';
import type { MarkShape } from '../../../ui/method/methodStyle';
import type { Point } from './decimate';

interface CurveProps {
  readonly points: readonly Point[];
  readonly color: string;
  readonly axis?: string | number;
  readonly dash?: string;
  readonly width?: number;
  readonly opacity?: number;
  /** Draws a mark at every point, and no line when `width` is 0. */
  readonly mark?: MarkShape | null;
}

const place = (value: number) => value.toFixed(1);

/** Points that an axis cannot show, such as zero on a log axis, break the line. */
function usePlaces(points: readonly Point[], axis: string | number): (Point | null)[] {
  const x = useXAxisScale();
  const y = useYAxisScale(axis);
  return points.map((point) => {
    const [left, top] = [x?.(point.x), y?.(point.y)];
    const known = Number.isFinite(left) && Number.isFinite(top);
    return known && left !== undefined && top !== undefined ? { x: left, y: top } : null;
  });
}

/** Returns a path through the places, with a gap where there is none. */
export function pathThrough(places: readonly (Point | null)[]): string {
  let path = '';
  let pen = 'M';
  for (const at of places) {
    if (at) path += `${pen}${place(at.x)},${place(at.y)}`;
    pen = at ? 'L' : 'M';
  }
  return path;
}

/** One line of a chart, drawn in its scales. */
export function Curve(props: CurveProps) {
  const { points, color, axis = 0, dash = 'none', width = 1.75, opacity = 1, mark = null } = props;
  const places = usePlaces(points, axis);
  return (
    <g opacity={opacity}>
      {width > 0 && (
        <path
          d={pathThrough(places)}
          fill="none"
          stroke={color}
          strokeWidth={width}
          strokeDasharray={dash}
          strokeLinejoin="round"
        />
      )}
      {mark &&
        places.map((at) =>
          at ? (
            <path
              key={`${at.x},${at.y}`}
              d={markPath(mark, 2.4)}
              transform={`translate(${place(at.x)},${place(at.y)})`}
              fill={color}
            />
          ) : null,
        )}
    </g>
  );
}
