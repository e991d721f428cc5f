import type { ChartTable } from '../frame/table';
import type { RunCurves } from './runCurves';

/** Returns every held-out accuracy and learning rate, run after run. */
export function heldOutTable(shown: readonly RunCurves[]): ChartTable {
  return {
    columns: ['run', 'step', 'quantity', 'value'],
    rows: shown.flatMap(({ run, label }) => [
      ...run.heldOut.map(({ step, accuracy }) => [
        label,
        step,
        'held-out accuracy, %',
        accuracy * 100,
      ]),
      ...run.train.map(({ step, learningRate }) => [label, step, 'learning rate', learningRate]),
    ]),
  };
}

/** Returns where the accuracies are now, in a sentence. */
export function heldOutSummary(shown: readonly RunCurves[]): string {
  const parts = shown.flatMap(({ label, heldOutAccuracy }) => {
    const last = heldOutAccuracy.at(-1);
    return last ? [`${label} is at ${last.y.toFixed(1)} % after ${last.x} steps`] : [];
  });
  return parts.length > 0 ? `Held-out accuracy: ${parts.join('; ')}.` : 'No held-out accuracy yet.';
}
