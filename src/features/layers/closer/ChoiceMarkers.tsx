import styles from './closer.module.css';
import { type Frame, placeIn } from './frame';
import { markerLabels } from './markerLabels';
import { rangeOf } from './subject';
import type { Bench } from './useBench';

/** Below the ticks. Units: pixels. */
const below = 29;

/** The ranges that the methods choose, numbered as in the table of methods. */
export function ChoiceMarkers({ bench, frame }: { bench: Bench; frame: Frame }) {
  const { subject, domain, methodId } = bench;
  const place = placeIn(domain, frame);
  const top = frame.top + frame.height + below;
  const ends = subject.choices.flatMap(({ id, range }, index) => {
    const { min, max } = rangeOf({ kind: 'range', range }, subject);
    return [...new Set([min, max])]
      .filter((end) => end !== 0)
      .map((end) => ({ id, place: place(end), number: index + 1 }));
  });
  return (
    <g>
      {ends.map((end) => (
        <line
          key={`${end.id} ${end.place}`}
          className={styles.marker}
          data-own={end.id === methodId || undefined}
          x1={end.place}
          x2={end.place}
          y1={frame.top + frame.height - 9}
          y2={frame.top + frame.height}
        />
      ))}
      {markerLabels(ends).map((label, index) => (
        <text
          key={label.place}
          className={styles.markerNumber}
          x={label.place}
          y={top + (index % 2) * 10}
          textAnchor="middle"
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}
