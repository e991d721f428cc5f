import type { PointerEvent } from 'react';
import { formatCount } from '../../../share/format';
import { MethodMark } from '../../../ui/method/MethodMark';
import type { Insets } from '../plot/axis';
import { useCursor } from './cursor';
import styles from './curves.module.css';
import type { RunCurves } from './runCurves';

interface CursorLayerProps {
  readonly curves: readonly RunCurves[];
  readonly lastStep: number;
  readonly insets: Insets;
  /** What a run's line says at a step; null when nothing. */
  readonly readout: (curves: RunCurves, step: number) => string | null;
}

function shareAt(event: PointerEvent<HTMLDivElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
}

function Readout({ curves, readout, step }: Omit<CursorLayerProps, 'insets'> & { step: number }) {
  return (
    <>
      <p className={styles.step}>step {formatCount(step)}</p>
      {curves.map((own) => {
        const text = readout(own, step);
        return text === null ? null : (
          <p key={own.run.plan.runId} className={styles.value}>
            <MethodMark method={own.run.plan.method} bits={own.bits} />
            {own.label} <strong>{text}</strong>
          </p>
        );
      })}
    </>
  );
}

/** A line at the step under the pointer, on every chart, with the values there. */
export function CursorLayer({ curves, lastStep, insets, readout }: CursorLayerProps) {
  const { step, moveTo } = useCursor();
  const share = step === null || step > lastStep ? null : step / lastStep;
  return (
    <div
      className={styles.layer}
      style={{ inset: `${insets.top}px ${insets.right}px ${insets.bottom}px ${insets.left}px` }}
      onPointerMove={(event) => moveTo(Math.round(shareAt(event) * lastStep))}
      onPointerLeave={() => moveTo(null)}
    >
      {share !== null && step !== null && (
        <>
          <div className={styles.line} style={{ left: `${share * 100}%` }} />
          <div className={styles.box} data-side={share > 0.5 ? 'left' : 'right'}>
            <Readout {...{ curves, lastStep, readout, step }} />
          </div>
        </>
      )}
    </div>
  );
}
