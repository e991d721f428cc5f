import { usePlotArea, useYAxisScale } from 'recharts';
import { lookOf } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { RateLevel } from './rateLines';

/** A horizontal line for what does not depend on the learning rate. */
export function RateLevelLayer({ level: { method, bits, mean, words } }: { level: RateLevel }) {
  const area = usePlotArea();
  const height = useYAxisScale()?.(mean * 100);
  const { color, dash } = lookOf(usePalette(), method, bits);
  if (!area || height === undefined) return null;
  return (
    <path
      d={`M${area.x},${height}H${area.x + area.width}`}
      stroke={color}
      strokeWidth={1.25}
      strokeDasharray={dash}
    >
      <title>{words}</title>
    </path>
  );
}
