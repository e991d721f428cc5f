import { usePlotArea } from 'recharts';
import { usePalette } from '../../../ui/theme/usePalette';
import { axisFontSize } from './axis';

interface AxisTitlesProps {
  readonly x: string | null;
  readonly y: string | null;
  readonly right: string | null;
}

/** What the axes count: above the vertical ones, before the first tick of the horizontal one. */
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
      {x && (
        <text {...text} x={area.x - 10} y={area.y + area.height + 15} textAnchor="end">
          {x}
        </text>
      )}
    </g>
  );
}
