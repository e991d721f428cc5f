import type { CurveAxis } from '../../../core/curves/xAxis';
import type { ChartTable } from '../frame/table';
import { lastValues } from './lastValues';
import { placeColumns, pointPlaces } from './pointRows';
import type { RunCurves } from './runCurves';

/** Returns every measured loss, run after run. */
export function lossTable(shown: readonly RunCurves[]): ChartTable {
  return {
    columns: ['run', ...placeColumns, 'measured on', 'loss, nats'],
    rows: shown.flatMap(({ run, label }) => {
      const places = pointPlaces(run);
      return [
        ...places.train.map((at, i) => [
          label,
          ...at,
          'training batch',
          run.train[i]?.loss ?? null,
        ]),
        ...places.heldOut.map((at, i) => [
          label,
          ...at,
          'held-out images',
          run.heldOut[i]?.loss ?? null,
        ]),
      ];
    }),
  };
}

/** Returns where the losses are now, in a sentence. */
export function lossSummary(shown: readonly RunCurves[], axis: CurveAxis): string {
  const ends = shown.map(({ label, smoothLoss }) => ({ label, last: smoothLoss.at(-1) }));
  const words = lastValues(ends, axis, (loss) => loss.toFixed(3));
  return words ? `Training loss, smoothed: ${words}.` : 'No training loss yet.';
}
