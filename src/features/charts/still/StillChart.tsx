import type { Point } from '../../../core/curves/decimate';
import { formatCount } from '../../../share/format';
import type { LineLook } from '../../../ui/method/methodStyle';
import { enclosingTicks, ticksBetween } from '../plot/ticks';
import { stillScale } from './stillScale';

export interface StillLine {
  readonly key: string;
  readonly label: string;
  readonly look: LineLook;
  readonly points: readonly Point[];
}

interface StillChartProps {
  readonly title: string;
  /** What is drawn upwards, with its unit. */
  readonly unit: string;
  readonly lines: readonly StillLine[];
}

/** Units: pixels. */
const size = { width: 640, height: 250 } as const;
const area = { left: 48, right: 630, top: 12, bottom: 214 } as const;

const finite = (lines: readonly StillLine[], of: (point: Point) => number) =>
  lines.flatMap(({ points }) => points.map(of)).filter(Number.isFinite);

function Grid({ ticks, at }: { ticks: readonly number[]; at: (value: number) => number }) {
  return ticks.map((tick) => (
    <g key={tick}>
      <path d={`M${area.left},${at(tick)}H${area.right}`} stroke="#d5dae0" />
      <text x={area.left - 6} y={at(tick) + 4} textAnchor="end">
        {tick}
      </text>
    </g>
  ));
}

function Legend({ lines }: Pick<StillChartProps, 'lines'>) {
  return (
    <ul className="legend">
      {lines.map(({ key, label, look }) => (
        <li key={key}>
          <svg width={26} height={8} aria-hidden="true">
            <path d="M0,4H26" stroke={look.color} strokeWidth={2} strokeDasharray={look.dash} />
          </svg>{' '}
          {label}
        </li>
      ))}
    </ul>
  );
}

/** A chart of lines against steps that needs no script: for print and for files. */
export function StillChart({ title, unit, lines }: StillChartProps) {
  const [xs, ys] = [finite(lines, ({ x }) => x), finite(lines, ({ y }) => y)];
  const last = Math.max(1, ...xs);
  const ticks = enclosingTicks(Math.min(...ys), Math.max(...ys), 5);
  const x = stillScale([0, last], [area.left, area.right]);
  const y = stillScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [area.bottom, area.top]);
  const path = ({ points }: StillLine) =>
    points
      .filter((point) => Number.isFinite(point.y))
      .map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`)
      .join('L');
  return (
    <figure>
      <figcaption>
        {title}: {unit}, by step
      </figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`${title}, ${unit}`}>
        <g fontSize={12} fill="#4b5563">
          <Grid ticks={ticks} at={y} />
          {ticksBetween(0, last, 6).map((tick) => (
            <text key={tick} x={x(tick)} y={area.bottom + 18} textAnchor="middle">
              {formatCount(tick)}
            </text>
          ))}
        </g>
        {lines.map((line) => (
          <path
            key={line.key}
            d={`M${path(line)}`}
            fill="none"
            stroke={line.look.color}
            strokeWidth={1.75}
            strokeDasharray={line.look.dash}
          />
        ))}
      </svg>
      <Legend lines={lines} />
    </figure>
  );
}
