import { useMemo } from 'react';
import type { Range } from '../../../core/quantizers/quantizer';
import type { Sample } from '../../../core/rangeTrial/sample';
import { CountAxis } from './Axes';
import { type CountScale, heightOf, valueCounts } from './chartBars';
import styles from './closer.module.css';
import type { Frame } from './frame';

/** Narrower bars could not be told apart. Units: pixels. */
const barWidth = 5;

interface ValueBarsProps {
  readonly sample: Sample;
  readonly domain: Range;
  readonly frame: Frame;
  readonly scale: CountScale;
}

/** The real values as a histogram. */
export function ValueBars({ sample, domain, frame, scale }: ValueBarsProps) {
  const bins = Math.max(Math.floor(frame.width / barWidth), 1);
  const counts = useMemo(() => valueCounts(sample, domain, bins), [sample, domain, bins]);
  const largest = Math.max(...counts);
  const width = frame.width / bins;
  const bottom = frame.top + frame.height;
  const bars = Array.from(counts, (count, index) => {
    const height = heightOf(count, largest, scale) * frame.height;
    return `M${frame.left + index * width},${bottom}v${-height}h${width - 0.5}v${height}z`;
  });
  return (
    <>
      <CountAxis {...{ frame, largest, scale }} title="values" />
      <path className={styles.values} d={bars.join('')} />
    </>
  );
}
