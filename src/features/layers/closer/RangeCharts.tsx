import { useElementSize } from '@mantine/hooks';
import { formatCount, formatShare } from '../../../share/format';
import { decibels, signed } from '../numbers';
import { ValueAxis } from './Axes';
import { ChoiceMarkers } from './ChoiceMarkers';
import { CodeBars } from './CodeBars';
import type { CountScale } from './chartBars';
import styles from './closer.module.css';
import { EndHandle } from './EndHandle';
import { frameIn } from './frame';
import { GridLines } from './GridLines';
import type { Bench } from './useBench';
import { ValueBars } from './ValueBars';

/** Units: pixels. */
const height = 392;

interface RangeChartsProps {
  readonly bench: Bench;
  readonly scale: CountScale;
  /** What the values are: `weights of conv1`. */
  readonly what: string;
}

function summaryOf({ bench: { trial, subject }, what }: RangeChartsProps): string {
  const { ends, clippedShare, sqnrDb, params } = trial;
  const { grid, sample } = subject;
  return `Histogram of ${formatCount(sample.total)} ${what}, with codes ${grid.min} to ${grid.max} over ${signed(ends.min)} to ${signed(ends.max)}: scale ${signed(params.scale)}, ${formatShare(clippedShare)} % clipped, SQNR ${decibels(sqnrDb)}.`;
}

/** Values with the grid over them and the codes below, on one axis; the ends of the range can be moved. */
export function RangeCharts(props: RangeChartsProps) {
  const { bench, scale } = props;
  const { ref, width } = useElementSize();
  const { subject, domain, trial } = bench;
  const { grid, sample } = subject;
  const values = frameIn(width, 28, 170);
  const codes = frameIn(width, 262, 92);
  return (
    <div className={styles.stage} ref={ref} style={{ height }}>
      {width > 0 && (
        <>
          <svg width={width} height={height} role="img" aria-label={summaryOf(props)}>
            <ValueBars {...{ sample, domain, scale }} frame={values} />
            <GridLines {...{ trial, grid, domain }} frame={values} />
            <ValueAxis domain={domain} frame={values} title="" />
            <ChoiceMarkers bench={bench} frame={values} />
            <CodeBars {...{ trial, grid, domain, scale }} frame={codes} />
            <ValueAxis domain={domain} frame={codes} title="real value" />
          </svg>
          {(grid.symmetric || sample.extremes.min < 0) && (
            <EndHandle bench={bench} end="min" frame={values} />
          )}
          <EndHandle bench={bench} end="max" frame={values} />
        </>
      )}
    </div>
  );
}
