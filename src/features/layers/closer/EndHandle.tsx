import type { KeyboardEvent, PointerEvent } from 'react';
import { signed } from '../numbers';
import styles from './closer.module.css';
import { type Frame, placeIn, valueIn } from './frame';
import { type End, keyedEnd, withEnd } from './moveEnd';
import type { Bench } from './useBench';

interface EndHandleProps {
  readonly bench: Bench;
  readonly end: End;
  readonly frame: Frame;
}

const labels: Readonly<Record<End, string>> = {
  min: 'Lower end of the range',
  max: 'Upper end of the range',
};

/** An end of the range that can be dragged, or moved by keys. */
export function EndHandle({ bench, end, frame }: EndHandleProps) {
  const { range, domain, subject, onTry, trial } = bench;
  const x = placeIn(domain, frame)(range[end]);
  const moveTo = (value: number) => onTry(withEnd(range, end, value, domain, subject.grid));
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const stage = event.currentTarget.parentElement?.getBoundingClientRect();
    if (stage) moveTo(valueIn(domain, frame)(event.clientX - stage.left));
  };
  const press = (event: KeyboardEvent) => {
    const value = keyedEnd(event, range, end, domain);
    if (value === null) return;
    event.preventDefault();
    moveTo(value);
  };
  return (
    <div
      className={styles.handle}
      role="slider"
      tabIndex={0}
      aria-label={labels[end]}
      aria-valuemin={end === 'min' ? domain.min : 0}
      aria-valuemax={end === 'min' ? 0 : domain.max}
      aria-valuenow={range[end]}
      aria-valuetext={`${signed(range[end])}, scale ${signed(trial.params.scale)}`}
      style={{ left: x, top: frame.top - 14, height: frame.height + 14 }}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
      }}
      onPointerMove={follow}
    />
  );
}
