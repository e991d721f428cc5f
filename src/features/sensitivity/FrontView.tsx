import { NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RunPlan } from '../../core/run';
import type { MeasuredAssignment, MixedPrecisionReport } from '../../core/sensitivity/report';
import { bestWithin, paretoFront, smallestReaching } from '../../core/sensitivity/search';
import { formatCount, formatKilobytes, formatShare } from '../../share/format';
import { accuracyWords } from './accuracyWords';
import { BitButtons } from './BitButtons';
import { bitsInWords } from './bitsInWords';
import { SizeChart } from './SizeChart';
import styles from './sensitivity.module.css';

interface FrontViewProps {
  readonly plan: RunPlan;
  readonly report: MixedPrecisionReport;
}

interface WishesProps {
  readonly front: readonly MeasuredAssignment[];
  readonly images: number;
  readonly onChoose: (point: MeasuredAssignment | null) => void;
}

/** What a person can spend, or wants to reach. */
function Wishes({ front, images, onChoose }: WishesProps) {
  return (
    <div className={styles.wishes}>
      <NumberInput
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        label="Size at most, KB"
        min={0}
        decimalScale={1}
        onChange={(value) => typeof value === 'number' && onChoose(bestWithin(front, value * 1024))}
      />
      <NumberInput
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        label="Accuracy at least, %"
        min={0}
        max={100}
        decimalScale={2}
        onChange={(value) =>
          typeof value === 'number' && onChoose(smallestReaching(front, (value / 100) * images))
        }
      />
    </div>
  );
}

interface FrontTableProps {
  readonly front: readonly MeasuredAssignment[];
  readonly images: number;
  readonly chosen: MeasuredAssignment | null;
  readonly onChoose: (point: MeasuredAssignment) => void;
}

function FrontTable({ front, images, chosen, onChoose }: FrontTableProps) {
  return (
    <table className={styles.front} aria-label="Pareto front">
      <thead>
        <tr>
          <th scope="col">Bits</th>
          <th scope="col">KB</th>
          <th scope="col">%</th>
        </tr>
      </thead>
      <tbody>
        {front.map((point) => (
          <tr key={bitsInWords(point.assignment)} data-chosen={point === chosen || undefined}>
            <th scope="row">
              <button
                type="button"
                className={styles.pick}
                aria-pressed={point === chosen}
                onClick={() => onChoose(point)}
              >
                {bitsInWords(point.assignment)}
              </button>
            </th>
            <td>{formatKilobytes(point.sizeBytes).replace(' KB', '')}</td>
            <td>{formatShare(point.correct / images, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The networks that no other is both smaller than and better than; one of them can be chosen. */
export function FrontView({ plan, report }: FrontViewProps) {
  const { images, measured, possible } = report;
  const front = useMemo(() => paretoFront(measured), [measured]);
  const [chosen, choose] = useState<MeasuredAssignment | null>(front.at(-1) ?? null);
  const float = formatShare(report.floatCorrect / images);
  return (
    <>
      <Wishes {...{ front, images }} onChoose={choose} />
      <SizeChart
        images={images}
        line={front}
        others={measured}
        chosen={chosen}
        summary={`Held-out accuracy against size of ${measured.length} networks; ${front.length} are on the Pareto front`}
      />
      <p className={styles.found} role="status">
        {chosen ? (
          <>
            <strong>{accuracyWords(chosen, report)}</strong>
            {bitsInWords(chosen.assignment)}
          </>
        ) : (
          'No measured network meets that.'
        )}
      </p>
      {chosen && <BitButtons plan={plan} assignment={chosen.assignment} />}
      <FrontTable {...{ front, images, chosen }} onChoose={choose} />
      <p className={styles.note}>
        {formatCount(measured.length)} of {formatCount(possible)} networks measured on{' '}
        {formatCount(images)} held-out images; float reaches {float} % with{' '}
        {formatKilobytes(report.floatBytes)}.
      </p>
    </>
  );
}
