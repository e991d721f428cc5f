import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { RatePoint } from '../../../core/rateSearch/findings';
import { usePalette } from '../../../ui/theme/usePalette';
import { axisFontSize } from '../plot/axis';

interface RateMarkProps {
  readonly point: RatePoint;
  readonly label: string;
  /** Which line above the plot the label stands in, from 0. */
  readonly line: number;
}

/** Units: pixels. */
const lineHeight = 13;

/** A learning rate that a search has found, as a line down to the loss at it. */
export function RateMarkLayer({ point, label, line }: RateMarkProps) {
  const { ink, panel } = usePalette();
  const area = usePlotArea();
  const x = useXAxisScale()?.(point.learningRate);
  const y = useYAxisScale()?.(point.loss);
  if (!area || x === undefined || y === undefined) return null;
  const top = area.y + 10 + line * lineHeight;
  const isLeft = x < area.x + area.width / 2;
  return (
    <g>
      <path d={`M${x},${top - 9}V${area.y + area.height}`} stroke={ink} strokeDasharray="3 3" />
      <circle cx={x} cy={y} r={3.5} fill={ink} stroke={panel} />
      <text
        x={isLeft ? x + 4 : x - 4}
        y={top}
        textAnchor={isLeft ? 'start' : 'end'}
        fontSize={axisFontSize}
        fill={ink}
        stroke={panel}
        strokeWidth={3}
        paintOrder="stroke"
      >
        {label}
      </text>
    </g>
  );
}
