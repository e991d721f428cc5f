import styles from './closer.module.css';
import { type Frame, placeIn } from './frame';
import { rangeOf } from './subject';
import type { Bench } from './useBench';

/** Below the ticks. Units: pixels. */
const below = 29;

/** The ranges that the methods choose, numbered as in the table of methods. */
export function ChoiceMarkers({ bench, frame }: { bench: Bench; frame: Frame }) {
  const { subject, domain, methodId } = bench;
  const place = placeIn(domain, frame);
  const top = frame.top + frame.height + below;
  return (
    <g>
      {subject.choices.map(({ id, range }, index) => {
        const { min, max } = rangeOf({ kind: 'range', range }, subject);
        const ends = [...new Set([min, max])].filter((end) => end !== 0);
        return ends.map((end) => (
          <g key={`${id} ${end}`}>
            <line
              className={styles.marker}
              data-own={id === methodId || undefined}
              x1={place(end)}
              x2={place(end)}
              y1={frame.top + frame.height - 9}
              y2={frame.top + frame.height}
            />
            <text
              className={styles.markerNumber}
              x={place(end)}
              y={top + (index % 2) * 10}
              textAnchor="middle"
            >
              {index + 1}
            </text>
          </g>
        ));
      })}
    </g>
  );
}
