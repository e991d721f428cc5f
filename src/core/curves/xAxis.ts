import type { CurveColumns } from './columns';

/** What curves are drawn against: steps, training images seen, or seconds of training. */
export type CurveAxis = 'step' | 'examples' | 'time';

/** Where the points of a run's columns are on an axis. */
export interface CurvePlaces {
  readonly train: readonly number[];
  readonly heldOut: readonly number[];
}

/**
 * Returns where points are on an axis. A training point is the network before its step, a held-out
 * point the network after its steps: both at the steps, images and time that made that network.
 *
 * Units: `step` steps, `examples` images, `time` seconds.
 */
export function placesOn(
  axis: CurveAxis,
  { batchSize, train, heldOut }: CurveColumns,
): CurvePlaces {
  const placeOf = (step: number) => placeAfter(axis, step, batchSize, train);
  return { train: Array.from(train.step, placeOf), heldOut: Array.from(heldOut.step, placeOf) };
}

function placeAfter(
  axis: CurveAxis,
  steps: number,
  batchSize: number,
  { step, elapsedMs }: CurveColumns['train'],
): number {
  switch (axis) {
    case 'step':
      return steps;
    case 'examples':
      return steps * batchSize;
    case 'time':
      return secondsAfter(steps, step, elapsedMs);
  }
}

/** Steps that have no point yet have taken as long as those before them. */
function secondsAfter(steps: number, step: Float64Array, elapsedMs: Float64Array): number {
  if (steps === 0) return 0;
  // Points are one a step, so that the one that ended `steps` steps is where its step says.
  const index = steps - 1 - (step[0] ?? 0);
  return (elapsedMs[Math.min(index, elapsedMs.length - 1)] ?? 0) / 1_000;
}
