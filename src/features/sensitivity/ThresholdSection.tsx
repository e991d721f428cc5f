import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import type { RunPlan } from '../../core/run';
import { type SensitivityReport, stepAt } from '../../core/sensitivity/report';
import { type MeasuredWidth, measuredWidths } from '../../core/sensitivity/widths';
import { formatRate } from '../../share/format';
import { LogSlider } from '../../ui/fields/LogSlider';
import { accuracyWords } from './accuracyWords';
import { BitButtons } from './BitButtons';
import { bitsInWords } from './bitsInWords';
import { SizeChart } from './SizeChart';
import styles from './sensitivity.module.css';

interface ThresholdSectionProps {
  readonly plan: RunPlan;
  readonly report: SensitivityReport;
  readonly bits: MeasuredWidth;
  readonly threshold: number;
  readonly onBits: (bits: MeasuredWidth) => void;
  readonly onThreshold: (threshold: number) => void;
}

/** A threshold above which layers stay in float, and what that comes to. */
export function ThresholdSection(props: ThresholdSectionProps) {
  const { plan, report, bits, threshold, onBits, onThreshold } = props;
  const titleId = useId();
  const noteId = useId();
  const ladder = report.ladders.find((one) => one.bits === bits);
  const chosen = ladder ? stepAt(report, ladder, threshold) : null;
  const choose = (text: string) => {
    const width = measuredWidths.find((one) => String(one) === text);
    if (width) onBits(width);
  };
  return (
    <section className={styles.section} aria-label="Threshold">
      <h3 className={styles.title} id={titleId}>
        Threshold
      </h3>
      <div className={styles.row}>
        <NativeSelect
          classNames={{ input: styles.input ?? '' }}
          size="xs"
          aria-label="Bits of the other layers"
          data={measuredWidths.map((width) => ({ value: String(width), label: `${width} bits` }))}
          value={String(bits)}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        <LogSlider
          value={threshold}
          min={0.0001}
          max={1}
          format={formatRate}
          onChange={onThreshold}
          labelledBy={titleId}
          describedBy={noteId}
          disabled={false}
        />
        <span className={styles.value}>{formatRate(threshold)}</span>
      </div>
      <p className={styles.note} id={noteId}>
        Layers whose error at {bits} bits is above the threshold stay in float. CLIKA ACE starts at
        0.005.
      </p>
      {ladder && (
        <SizeChart
          images={report.images}
          line={ladder.steps}
          others={[]}
          chosen={chosen}
          summary={`Held-out accuracy against size with none to all layers in float, the others at ${bits} bits`}
        />
      )}
      {chosen && (
        <p className={styles.found} role="status">
          <strong>{accuracyWords(chosen, report)}</strong>
          {bitsInWords(chosen.assignment)}
        </p>
      )}
      {chosen && <BitButtons plan={plan} assignment={chosen.assignment} />}
    </section>
  );
}
