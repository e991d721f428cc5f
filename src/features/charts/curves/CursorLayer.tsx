import { isOwn } from '../../../store/state';
import { MethodMark } from '../../../ui/method/MethodMark';
import type { Insets } from '../plot/axis';
import { axisWords } from './axisWords';
import { useCurves } from './CurvesProvider';
import { useCursor } from './cursor';
import styles from './curves.module.css';
import type { RunCurves } from './runCurves';
import { useDragZoom } from './useDragZoom';

/** What a run's lines say at a place; null when nothing. */
type Readout = (curves: RunCurves, place: number) => string | null;

/** More would cover the chart. */
const mostReadouts = 4;

function Readouts({ readout, place }: { readout: Readout; place: number }) {
  const { shown, view } = useCurves();
  const said = shown
    .map((own) => ({ own, text: readout(own, place) }))
    .filter(({ text }) => text !== null);
  return (
    <>
      <p className={styles.place}>{axisWords[view.axis].inWords(place)}</p>
      {said.slice(0, mostReadouts).map(({ own, text }) => (
        <p key={own.run.plan.runId} className={styles.value}>
          <MethodMark method={own.run.plan.method} bits={own.bits} theirs={!isOwn(own.run)} />
          {own.label} <strong>{text}</strong>
        </p>
      ))}
      {said.length > mostReadouts && (
        <p className={styles.place}>and {said.length - mostReadouts} more</p>
      )}
    </>
  );
}

/** A line at the place under the pointer, on every chart, with the values there; a drag zooms. */
export function CursorLayer({ insets, readout }: { insets: Insets; readout: Readout }) {
  const { x } = useCurves();
  const { place } = useCursor();
  const { selection, handlers } = useDragZoom();
  const [low, high] = x.domain;
  const share = place === null ? null : (place - low) / (high - low);
  return (
    <div
      className={styles.layer}
      style={{ inset: `${insets.top}px ${insets.right}px ${insets.bottom}px ${insets.left}px` }}
      {...handlers}
    >
      {selection && (
        <div
          className={styles.selection}
          style={{ left: `${selection.left * 100}%`, width: `${selection.width * 100}%` }}
        />
      )}
      {share !== null && place !== null && share >= 0 && share <= 1 && (
        <>
          <div className={styles.line} style={{ left: `${share * 100}%` }} />
          <div className={styles.box} data-side={share > 0.5 ? 'left' : 'right'}>
            <Readouts {...{ readout, place }} />
          </div>
        </>
      )}
    </div>
  );
}
