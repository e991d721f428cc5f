import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { methodStyles } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import { placeLabels } from './placeLabels';
import type { BitsDrawing } from './series';

/** The figure at every mark and at every level. */
export function LabelLayer({ drawing }: { drawing: BitsDrawing }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const palette = usePalette();
  if (!area || !x || !y) return null;
  const labels = placeLabels(drawing, {
    x: (index) => x(index) ?? 0,
    y: (accuracy) => y(accuracy) ?? 0,
    area,
  });
  return (
    <g fontSize={11} fontWeight={600}>
      {labels.map(({ key, text, method, left, top, anchor }) => (
        <text
          key={key}
          x={left}
          y={top}
          textAnchor={anchor}
          fill={palette[methodStyles[method].color]}
          stroke={palette.panel}
          strokeWidth={3}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </g>
  );
}
