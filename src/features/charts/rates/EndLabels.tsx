import { usePlotArea, useYAxisScale } from 'recharts';
import { usePalette } from '../../../ui/theme/usePalette';
import { spreadLabels } from '../plot/spreadLabels';

/** What stands at the right end of a line. */
export interface EndLabel {
  readonly key: string;
  readonly text: string;
  readonly color: string;
  /** Where the line ends. Units: percent. */
  readonly accuracy: number;
}

/** Units: pixels. */
const rowHeight = 12.5;

/** The names of lines at their ends, as far as there is room for them. */
export function EndLabels({ labels }: { labels: readonly EndLabel[] }) {
  const area = usePlotArea();
  const y = useYAxisScale();
  const { panel } = usePalette();
  if (!area || !y) return null;
  const fitting = labels.slice(0, Math.floor(area.height / rowHeight) + 1);
  const wanted = fitting.map(({ key, accuracy }) => ({ key, y: y(accuracy) ?? 0 }));
  const heights = spreadLabels(wanted, rowHeight, area.y, area.y + area.height);
  return (
    <g fontSize={11} fontWeight={600}>
      {fitting.map(({ key, text, color }) => (
        <text
          key={key}
          x={area.x + area.width + 6}
          y={(heights.get(key) ?? 0) + 4}
          fill={color}
          stroke={panel}
          strokeWidth={3}
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </g>
  );
}
