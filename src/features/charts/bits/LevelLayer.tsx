import { usePlotArea, useYAxisScale } from 'recharts';
import { methodStyles } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { Level } from './series';

/** A horizontal line for what does not depend on the bit width. */
export function LevelLayer({ level: { method, accuracy } }: { level: Level }) {
  const area = usePlotArea();
  const height = useYAxisScale()?.(accuracy);
  const palette = usePalette();
  if (!area || height === undefined) return null;
  const { color, dash } = methodStyles[method];
  return (
    <path
      d={`M${area.x},${height}H${area.x + area.width}`}
      stroke={palette[color]}
      strokeWidth={1.75}
      strokeDasharray={dash}
    />
  );
}
