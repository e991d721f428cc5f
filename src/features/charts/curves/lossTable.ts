import type { ChartTable } from '../frame/table';
import type { RunCurves } from './runCurves';

/** Returns every measured loss, run after run. */
export function lossTable(shown: readonly RunCurves[]): ChartTable {
  return {
    columns: ['run', 'step', 'measured on', 'loss, nats'],
    rows: shown.flatMap(({ run, label }) => [
      ...run.train.map(({ step, loss }) => [label, step, 'training batch', loss]),
      ...run.heldOut.map(({ step, loss }) => [label, step, 'held-out images', loss]),
    ]),
  };
}

/** Returns where the losses are now, in a sentence. */
export function lossSummary(shown: readonly RunCurves[]): string {
  const parts = shown.flatMap(({ label, smoothLoss }) => {
    const last = smoothLoss.at(-1);
    return last ? [`${label} is at ${last.y.toFixed(3)} after ${last.x} steps`] : [];
  });
  return parts.length > 0
    ? `Training loss, smoothed: ${parts.join('; ')}.`
    : 'No training loss yet.';
}
