import type { MeasuredAssignment } from '../../core/sensitivity/report';
import { SmallPlot } from '../../ui/SmallPlot';
import styles from './sensitivity.module.css';
import { sizeAxes } from './sizeAxes';

interface SizeChartProps {
  readonly images: number;
  /** What a line goes through, the smallest first. */
  readonly line: readonly MeasuredAssignment[];
  /** Drawn as dots alone. */
  readonly others: readonly MeasuredAssignment[];
  readonly chosen: MeasuredAssignment | null;
  readonly summary: string;
}

/** Held-out accuracy against the size of the network, one of the points chosen. */
export function SizeChart({ images, line, others, chosen, summary }: SizeChartProps) {
  const place = ({ sizeBytes, correct }: MeasuredAssignment) => ({
    kilobytes: sizeBytes / 1024,
    percent: (100 * correct) / images,
  });
  const axes = sizeAxes([...line, ...others].map(place));
  return (
    <SmallPlot {...axes} summary={summary}>
      {(x, y) => {
        const at = (point: MeasuredAssignment) => {
          const { kilobytes, percent } = place(point);
          return { cx: x(kilobytes), cy: y(percent) };
        };
        const corners = line.map(at).map(({ cx, cy }) => `${cx},${cy}`);
        return (
          <>
            {others.map((point) => (
              <circle key={keyOf(point)} {...at(point)} r={1.6} className={styles.other} />
            ))}
            <polyline points={corners.join(' ')} className={styles.curve} />
            {line.map((point) => (
              <circle
                key={keyOf(point)}
                {...at(point)}
                r={point === chosen ? 5 : 3}
                className={point === chosen ? styles.chosen : styles.point}
              />
            ))}
          </>
        );
      }}
    </SmallPlot>
  );
}

const keyOf = ({ assignment }: MeasuredAssignment) => [...assignment.values()].join();
