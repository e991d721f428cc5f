import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { rangeSteps } from './arithmetic';
import { ChoiceTable } from './ChoiceTable';
import type { CountScale } from './chartBars';
import styles from './closer.module.css';
import { FigureTable } from './FigureTable';
import { FollowPart } from './FollowPart';
import { RangeCharts } from './RangeCharts';
import { StepList } from './StepList';
import type { Subject } from './subject';
import { useBench } from './useBench';

interface BenchViewProps {
  readonly subject: Subject;
  readonly methodId: string;
  /** What the values are: `weights of conv1`. */
  readonly what: string;
  /** How exact the figures are, and what the values come from. */
  readonly note: string;
  readonly heldCode: (index: number) => number | null;
  /** Other parts of the view. */
  readonly children?: ReactNode;
}

const scales = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'log' },
] as const;

const grabs =
  'Drag an end of the range, or move it by the arrow keys (Page Up and Down: further, Shift: finer, Home and End: to the ends).';

/** Values with a range to try on them, and all that follows from it. */
export function BenchView(props: BenchViewProps) {
  const { subject, methodId, what, note, heldCode, children } = props;
  const bench = useBench(subject, methodId);
  const [scale, setScale] = useState<CountScale>(subject.values ? 'linear' : 'log');
  return (
    <>
      <div className={styles.upper}>
        <section className={styles.part} aria-label="Range">
          <div className={styles.partHead}>
            <h3>Values, grid and codes</h3>
            <SegmentedControl
              size="xs"
              aria-label="Scale of the counts"
              value={scale}
              onChange={setScale}
              data={[...scales]}
            />
          </div>
          <p className={styles.note}>
            {grabs} Numbers below the axis are the methods of the table. {note}
          </p>
          <RangeCharts {...{ bench, scale, what }} />
        </section>
        <section className={styles.part} aria-label="Figures">
          <h3>What the range comes to</h3>
          <FigureTable bench={bench} firstTitle={subject.run ? 'this run' : 'its method'} />
        </section>
      </div>
      <section className={styles.part} aria-label="Methods">
        <h3>What every method would choose</h3>
        <ChoiceTable bench={bench} />
      </section>
      {children}
      <div className={styles.lower}>
        <section className={styles.part} aria-label="Arithmetic">
          <h3>From the ends of the range to scale and zero point</h3>
          <StepList steps={rangeSteps(bench)} label="From range to scale and zero point" />
        </section>
        <FollowPart key={what} {...{ bench, heldCode }} />
      </div>
    </>
  );
}
