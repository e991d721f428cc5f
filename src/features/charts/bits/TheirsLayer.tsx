import { useXAxisScale, useYAxisScale } from 'recharts';
import { methodLabels } from '../../../store/names';
import { markPath } from '../../../ui/method/markPath';
import { asTheirs, lookOf } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { Mark, Series } from './series';

/** What others measured with one method: hollow marks on a dotted line. */
export function TheirsLayer({ series: { method, marks } }: { series: Series }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const palette = usePalette();
  const { color, dash, mark: shape } = asTheirs(lookOf(palette, method, null));
  const at = ({ index, accuracy }: Mark) => `${x?.(index) ?? 0},${y?.(accuracy) ?? 0}`;
  return (
    <g fill="none" stroke={color} strokeWidth={1.5}>
      <path d={`M${marks.map(at).join('L')}`} strokeDasharray={dash} />
      {marks.map((mark) => (
        <path key={mark.bits} d={markPath(shape, 7)} transform={`translate(${at(mark)})`}>
          <title>
            {methodLabels[method]} at {mark.bits} bits, theirs: {mark.accuracy.toFixed(2)} %
          </title>
        </path>
      ))}
    </g>
  );
}
