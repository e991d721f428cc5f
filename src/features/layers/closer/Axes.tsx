import type { Range } from '../../../core/quantizers/quantizer';
import { formatCount } from '../../../share/format';
import { signed } from '../numbers';
import { type CountScale, countTicks, heightOf, valueTicks } from './chartBars';
import styles from './closer.module.css';
import { type Frame, placeIn } from './frame';

interface CountAxisProps {
  readonly frame: Frame;
  readonly largest: number;
  readonly scale: CountScale;
  readonly title: string;
}

/** How many values: ticks at the left, and a line at each. */
export function CountAxis({ frame, largest, scale, title }: CountAxisProps) {
  const { left, top, width, height } = frame;
  return (
    <g className={styles.axis}>
      {countTicks(largest, scale).map((tick) => {
        const y = top + height - heightOf(tick, largest, scale) * height;
        return (
          <g key={tick}>
            <line className={styles.gridline} x1={left} x2={left + width} y1={y} y2={y} />
            <text x={left - 6} y={y + 3.5} textAnchor="end">
              {formatCount(tick)}
            </text>
          </g>
        );
      })}
      <text x={left - 46} y={top - 8}>
        {title}
      </text>
    </g>
  );
}

interface ValueAxisProps {
  readonly frame: Frame;
  readonly domain: Range;
  readonly title: string;
}

/** Real values along the bottom. */
export function ValueAxis({ frame, domain, title }: ValueAxisProps) {
  const { left, top, width, height } = frame;
  const place = placeIn(domain, frame);
  const y = top + height;
  return (
    <g className={styles.axis}>
      <line className={styles.baseline} x1={left} x2={left + width} y1={y} y2={y} />
      {valueTicks(domain, Math.max(width / 90, 2)).map((tick) => (
        <text key={tick} x={place(tick)} y={y + 15} textAnchor="middle">
          {signed(Number(tick.toPrecision(6)))}
        </text>
      ))}
      <text x={left + width} y={y + 30} textAnchor="end">
        {title}
      </text>
    </g>
  );
}
