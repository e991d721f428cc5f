import { useXAxisScale, useYAxisScale } from 'recharts';
import { formatCount, formatShare } from '../../../share/format';
import { methodLabels } from '../../../store/names';
import { markPath } from '../../../ui/method/markPath';
import { methodStyles } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { Mark, Series } from './series';

function inWords(method: Series['method'], mark: Mark): string {
  const { bits, accuracy, low, high, total } = mark;
  const interval = `95 % interval ${low.toFixed(2)} to ${high.toFixed(2)} %`;
  return `${methodLabels[method]} at ${bits} bits: ${formatShare(accuracy / 100)} %, ${interval}, ${formatCount(total)} test images`;
}

/** One method's line with its marks and its band. */
export function SeriesLayer({ series: { method, marks } }: { series: Series }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const palette = usePalette();
  const { color: name, dash, mark: shape } = methodStyles[method];
  const color = palette[name];
  const at = (mark: Mark, value: number) => `${x?.(mark.index) ?? 0},${y?.(value) ?? 0}`;
  const upper = marks.map((mark) => at(mark, mark.high));
  const lower = marks.toReversed().map((mark) => at(mark, mark.low));
  return (
    <g>
      <path d={`M${[...upper, ...lower].join('L')}Z`} fill={color} opacity={0.13} />
      <path
        d={`M${marks.map((mark) => at(mark, mark.accuracy)).join('L')}`}
        fill="none"
        stroke={color}
        strokeWidth={2.25}
        strokeDasharray={dash}
      />
      {marks.map((mark) => (
        <path
          key={mark.bits}
          d={markPath(shape, 4.5)}
          transform={`translate(${at(mark, mark.accuracy)})`}
          fill={color}
          stroke={palette.panel}
          strokeWidth={1}
        >
          <title>{inWords(method, mark)}</title>
        </path>
      ))}
    </g>
  );
}
