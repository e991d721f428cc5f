import { useXAxisScale, useYAxisScale } from 'recharts';
import { formatRate, formatShare } from '../../../share/format';
import { contrastRatio, mixColors } from '../../../ui/theme/tokens';
import { usePalette } from '../../../ui/theme/usePalette';
import type { HeatCell, HeatMap } from './heatCells';

/** Units: pixels. */
const gap = 2;

function inWords({ bits, rate, mean, seeds }: HeatCell): string {
  const result =
    mean === null
      ? 'diverged'
      : `${formatShare(mean)} %, ${seeds === 1 ? 'one seed' : `mean of ${seeds} seeds`}`;
  return `${bits} bits at ${formatRate(rate)}: ${result}`;
}

/** How far the palest and the darkest cell are from the panel towards the colour. */
const shades = [0.06, 0.95] as const;

/** The cells of the map: one hue from pale to dark, with the figure in each. */
export function HeatLayer({ map }: { map: HeatMap }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const { panel, ink, qat } = usePalette();
  if (!x || !y) return null;
  const width = Math.abs((x(1) ?? 0) - (x(0) ?? 0)) - gap;
  const height = Math.abs((y(1) ?? 0) - (y(0) ?? 0)) - gap;
  return (
    <g fontSize={12} textAnchor="middle">
      {map.cells.map((cell) => {
        const fill = mixColors(panel, qat, shades[0] + cell.shade * (shades[1] - shades[0]));
        const text = contrastRatio(fill, ink) > contrastRatio(fill, panel) ? ink : panel;
        const [left, top] = [x(cell.column) ?? 0, y(cell.row) ?? 0];
        return (
          <g key={`${cell.column},${cell.row}`}>
            <title>{inWords(cell)}</title>
            <rect x={left - width / 2} y={top - height / 2} rx={3} {...{ width, height, fill }} />
            <text x={left} y={top + 4} fill={text} fontWeight={600}>
              {cell.mean === null ? '×' : formatShare(cell.mean, 1)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
