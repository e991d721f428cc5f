import { memo, useMemo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import type { Point } from '../../../core/curves/decimate';
import { markPath } from '../../../ui/method/markPath';
import type { MarkShape } from '../../../ui/method/methodStyle';
import { pathThrough, placesOf, type Scale } from './places';

interface CurveProps {
  readonly points: readonly Point[];
  readonly color: string;
  readonly axis?: string | number;
  readonly dash?: string;
  readonly width?: number;
  readonly opacity?: number;
  /** Draws a mark at every point, and no line when `width` is 0. */
  readonly mark?: MarkShape | null;
  /** Draws marks as outlines. */
  readonly hollow?: boolean;
}

interface MarksProps extends Pick<CurveProps, 'points' | 'color' | 'hollow'> {
  readonly mark: MarkShape;
  readonly x: Scale;
  readonly y: Scale;
}

function Marks({ points, color, mark, hollow = false, x, y }: MarksProps) {
  return placesOf(points, x, y).map((at) => (
    <path
      key={`${at.x},${at.y}`}
      d={markPath(mark, 2.4)}
      transform={`translate(${at.x},${at.y})`}
      fill={hollow ? 'none' : color}
      stroke={hollow ? color : 'none'}
    />
  ));
}

/** One line of a chart, drawn in its scales; sixty of them are only drawn anew where they change. */
export const Curve = memo(function Curve(props: CurveProps) {
  const { points, color, axis = 0, dash = 'none', width = 1.75, opacity = 1, mark = null } = props;
  const { hollow = false } = props;
  const x = useXAxisScale();
  const y = useYAxisScale(axis);
  const path = useMemo(
    () => (x && y && width > 0 ? pathThrough(points, x, y) : ''),
    [points, x, y, width],
  );
  if (!x || !y) return null;
  return (
    <g opacity={opacity}>
      {path && (
        <path
          d={path}
          fill="none"
          stroke={color}
          strokeWidth={width}
          strokeDasharray={dash}
          strokeLinejoin="round"
        />
      )}
      {mark && <Marks {...{ points, color, mark, hollow, x, y }} />}
    </g>
  );
});
