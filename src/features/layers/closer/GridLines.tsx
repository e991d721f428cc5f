import type { Grid } from '../../../core/quant/grid';
import type { Range } from '../../../core/quantizers/quantizer';
import type { Trial } from '../../../core/rangeTrial/tryParams';
import { codeLines } from '../histogram';
import styles from './closer.module.css';
import { type Frame, placeIn } from './frame';

interface GridLinesProps {
  readonly trial: Trial;
  readonly grid: Grid;
  readonly domain: Range;
  readonly frame: Frame;
}

/** The real values that have codes, and what lies beyond them. */
export function GridLines({ trial: { params, ends }, grid, domain, frame }: GridLinesProps) {
  const { left, top, width, height } = frame;
  const place = placeIn(domain, frame);
  const perCode = place(params.scale) - place(0);
  const { codes } = codeLines([grid.min, grid.max], perCode);
  const [low, high] = [place(ends.min), place(ends.max)].map((x) =>
    Math.min(Math.max(x, left), left + width),
  );
  const lines = codes.map((code) => place((code - params.zeroPoint) * params.scale));
  const inside = lines.filter((x) => x >= left && x <= left + width);
  return (
    <g>
      <path className={styles.grid} d={inside.map((x) => `M${x},${top}v${height}`).join('')} />
      <rect
        className={styles.beyond}
        x={left}
        y={top}
        width={(low ?? left) - left}
        height={height}
      />
      <rect
        className={styles.beyond}
        x={high ?? left}
        y={top}
        width={left + width - (high ?? left)}
        height={height}
      />
    </g>
  );
}
