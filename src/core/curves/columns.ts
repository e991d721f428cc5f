import type { HeldOutPoint, TrainPoint } from '../run';

/**
 * What was measured in training, column by column: cheap to hand to another thread.
 *
 * Shapes: the columns of `train` have one entry a step, those of `heldOut` one a measurement.
 */
export interface CurveColumns {
  readonly batchSize: number;
  readonly train: Columns<'step' | 'loss' | 'learningRate' | 'elapsedMs'>;
  readonly heldOut: Columns<'step' | 'loss' | 'accuracy'>;
}

type Columns<K extends string> = Readonly<Record<K, Float64Array>>;

/** Returns the points of a run column by column. */
export function columnsOf(
  train: readonly TrainPoint[],
  heldOut: readonly HeldOutPoint[],
  batchSize: number,
): CurveColumns {
  return {
    batchSize,
    train: {
      step: column(train, ({ step }) => step),
      loss: column(train, ({ loss }) => loss),
      learningRate: column(train, ({ learningRate }) => learningRate),
      elapsedMs: column(train, ({ elapsedMs }) => elapsedMs),
    },
    heldOut: {
      step: column(heldOut, ({ step }) => step),
      loss: column(heldOut, ({ loss }) => loss),
      accuracy: column(heldOut, ({ accuracy }) => accuracy),
    },
  };
}

/** Several times as fast as `Float64Array.from` with a function. */
function column<P>(points: readonly P[], of: (point: P) => number): Float64Array {
  const values = new Float64Array(points.length);
  points.forEach((point, index) => {
    values[index] = of(point);
  });
  return values;
}
