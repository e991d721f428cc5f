import type { CurveAxis } from '../../../core/curves/xAxis';
import type { ChartTable } from '../frame/table';
import { lastValues } from './lastValues';
import { placeColumns, pointPlaces } from './pointRows';
import type { RunCurves } from './runCurves';

/** Returns every held-out accuracy and learning rate, run after run. */
export function heldOutTable(shown: readonly RunCurves[]): ChartTable {
  return {
    columns: ['run', ...placeColumns, 'quantity', 'value'],
    rows: shown.flatMap(({ run, label }) => {
      const places = pointPlaces(run);
      return [
        ...places.heldOut.map((at, i) => {
          const accuracy = run.heldOut[i]?.accuracy ?? Number.NaN;
          return [label, ...at, 'held-out accuracy, %', accuracy * 100];
        }),
        ...places.train.map((at, i) => [
          label,
          ...at,
          'learning rate',
          run.train[i]?.learningRate ?? null,
        ]),
      ];
    }),
  };
}

/** Returns where the accuracies are now, in a sentence. */
export function heldOutSummary(shown: readonly RunCurves[], axis: CurveAxis): string {
  const ends = shown.map(({ label, heldOutAccuracy }) => ({ label, last: heldOutAccuracy.at(-1) }));
  const words = lastValues(ends, axis, (accuracy) => `${accuracy.toFixed(1)} %`);
  return words ? `Held-out accuracy: ${words}.` : 'No held-out accuracy yet.';
}
