import { useChartWidth, usePlotArea } from 'recharts';
import { usePalette } from '../../../ui/theme/usePalette';
import { axisFontSize } from './axis';

interface AxisTitlesProps {
  readonly x: string | null;
  readonly y: string | null;
  readonly right: string | null;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Units: pixels, about, for text of `axisFontSize`. */
const letterWidth = 6.2;

/** Units: pixels, between a title and the first or last tick. */
const apart = 10;

/** Before the first tick or after the last where there is room, else in the lower right corner of the plot. */
function XTitle({ text, area }: { text: string; area: Area }) {
  const { soft, panel } = usePalette();
  const chartWidth = useChartWidth() ?? 0;
  const width = text.length * letterWidth;
  const [left, right] = [area.x - apart, area.x + area.width + apart];
  const [below, inside] = [area.y + area.height + 15, area.y + area.height - 5];
  const place =
    width <= left
      ? { x: left, y: below, textAnchor: 'end' as const }
      : right + width <= chartWidth
        ? { x: right, y: below }
        : { x: area.x + area.width - 2, y: inside, textAnchor: 'end' as const };
  return (
    <text
      {...place}
      fontSize={axisFontSize}
      fill={soft}
      stroke={panel}
      strokeWidth={3}
      paintOrder="stroke"
    >
      {text}
    </text>
  );
}

/** What the axes count: above the vertical ones, along the horizontal one. */
export function AxisTitles({ x, y, right }: AxisTitlesProps) {
  const { soft } = usePalette();
  const area = usePlotArea();
  if (!area) return null;
  const text = { fontSize: axisFontSize, fill: soft };
  const above = area.y - 9;
  return (
    <g>
      {y && (
        <text {...text} x={2} y={above}>
          {y}
        </text>
      )}
      {right && (
        <text {...text} x={area.x + area.width + 40} y={above} textAnchor="end">
          {right}
        </text>
      )}
      {x && <XTitle text={x} area={area} />}
    </g>
  );
}
