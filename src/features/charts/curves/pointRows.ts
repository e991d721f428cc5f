import { columnsOf } from '../../../core/curves/columns';
import { placesOn } from '../../../core/curves/xAxis';
import type { RunRecord } from '../../../store/state';

/** How far training had come at a point. */
type Place = readonly [step: number, examples: number, seconds: number];

export const placeColumns = ['step', 'examples seen', 'training time, s'] as const;

/** Returns how far training had come at each point of a run. */
export function pointPlaces({ train, heldOut, plan }: RunRecord): {
  readonly train: readonly Place[];
  readonly heldOut: readonly Place[];
} {
  const columns = columnsOf(train, heldOut, plan.settings.batchSize);
  const [examples, seconds] = [placesOn('examples', columns), placesOn('time', columns)];
  const placesOf = (points: readonly { readonly step: number }[], part: 'train' | 'heldOut') =>
    points.map(
      ({ step }, index): Place => [step, examples[part][index] ?? 0, seconds[part][index] ?? 0],
    );
  return { train: placesOf(train, 'train'), heldOut: placesOf(heldOut, 'heldOut') };
}
