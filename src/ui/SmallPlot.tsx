import type { ReactNode } from 'react';
import styles from './SmallPlot.module.css';

/** One axis of a small plot. */
export interface SmallAxis {
  readonly title: string;
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly log?: boolean;
}

/** Returns where a value is drawn. */
export type Place = (value: number) => number;

interface SmallPlotProps {
  readonly x: SmallAxis;
  readonly y: SmallAxis;
  /** One sentence for who cannot see it. */
  readonly summary: string;
  readonly children: (x: Place, y: Place) => ReactNode;
}

const size = { width: 300, height: 170 };
const inset = { top: 18, right: 14, bottom: 32, left: 48 };
const right = size.width - inset.right;
const bottom = size.height - inset.bottom;

/** Returns the function from values to places on an axis. */
export function placeOn({ domain, log = false }: SmallAxis, from: number, to: number): Place {
  const scale = log ? Math.log : (value: number) => value;
  const [low, high] = domain.map(scale);
  const span = (high ?? 1) - (low ?? 0) || 1;
  return (value) => from + ((scale(value) - (low ?? 0)) / span) * (to - from);
}

/** A plot that fits a narrow panel: two axes with titles, and what is drawn between them. */
export function SmallPlot({ x, y, summary, children }: SmallPlotProps) {
  const across = placeOn(x, inset.left, right);
  const up = placeOn(y, bottom, inset.top);
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={summary}
    >
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.line} x1={inset.left} x2={right} y1={up(tick)} y2={up(tick)} />
          <text x={inset.left - 5} y={up(tick)} dy="0.35em" textAnchor="end">
            {y.format(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <text key={tick} x={across(tick)} y={bottom + 13} textAnchor="middle">
          {x.format(tick)}
        </text>
      ))}
      <text x={2} y={10}>
        {y.title}
      </text>
      <text x={right} y={size.height - 4} textAnchor="end">
        {x.title}
      </text>
      {children(across, up)}
    </svg>
  );
}
