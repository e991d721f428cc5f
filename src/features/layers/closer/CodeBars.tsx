import type { Grid } from '../../../core/quant/grid';
import type { Range } from '../../../core/quantizers/quantizer';
import type { Trial } from '../../../core/rangeTrial/tryParams';
import { CountAxis } from './Axes';
import { type CountScale, codeBars, heightOf } from './chartBars';
import styles from './closer.module.css';
import { type Frame, placeIn } from './frame';

/** More bars could not be told apart. */
const mostBars = 256;

interface CodeBarsProps {
  readonly trial: Trial;
  readonly grid: Grid;
  readonly domain: Range;
  readonly frame: Frame;
  readonly scale: CountScale;
}

/** How many values each code has, where its real value lies. */
export function CodeBars({ trial, grid, domain, frame, scale }: CodeBarsProps) {
  const bars = codeBars(trial, grid, mostBars);
  const largest = Math.max(...bars.map(({ count }) => count), 1);
  const place = placeIn(domain, frame);
  const bottom = frame.top + frame.height;
  const path = bars.map(({ from, to, count }) => {
    const height = heightOf(count, largest, scale) * frame.height;
    const [left, right] = [place(from), place(to)];
    const gap = Math.min(1.5, (right - left) / 4);
    return `M${left + gap},${bottom}v${-height}H${right - gap}v${height}z`;
  });
  return (
    <>
      <CountAxis {...{ frame, largest, scale }} title="values per code" />
      <path className={styles.codes} d={path.join('')} />
    </>
  );
}
