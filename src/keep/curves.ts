import * as v from 'valibot';
import type { HeldOutPoint, TrainPoint } from '../core/run';
import type { WatchSample } from '../core/watch/watchSample';
import type { RunRecord } from '../store/state';
import { count, real, text } from './resultSchema';

export type Curves = Pick<RunRecord, 'train' | 'heldOut' | 'watch'>;

const trainNames = ['step', 'loss', 'accuracy', 'learningRate', 'elapsedMs'] as const;
const heldOutNames = ['step', 'loss', 'accuracy'] as const;

function columns<K extends string>(
  names: readonly K[],
  points: readonly Readonly<Record<K, number>>[],
): Record<string, Float64Array> {
  return Object.fromEntries(
    names.map((name) => [name, Float64Array.from(points, (point) => point[name])]),
  );
}

/** Returns curves column by column, which a browser stores far faster than points. */
export function curvesRecord({ train, heldOut, watch }: Curves): object {
  return { train: columns(trainNames, train), heldOut: columns(heldOutNames, heldOut), watch };
}

const column = v.instance(Float64Array);

/** Columns of one length, at most as long as the longest run there can be. */
const longest = 2_000_000;

const alike = (record: Readonly<Record<string, Float64Array>>) => {
  const lengths = new Set(Object.values(record).map(({ length }) => length));
  return lengths.size === 1 && [...lengths].every((length) => length <= longest);
};

const trainColumns = v.pipe(
  v.object({
    step: column,
    loss: column,
    accuracy: column,
    learningRate: column,
    elapsedMs: column,
  }),
  v.check((record) => alike(record), 'columns differ in length'),
  v.transform(({ step, loss, accuracy, learningRate, elapsedMs }) =>
    Array.from(
      step,
      (value, index): TrainPoint => ({
        step: value,
        loss: loss[index] ?? Number.NaN,
        accuracy: accuracy[index] ?? Number.NaN,
        learningRate: learningRate[index] ?? Number.NaN,
        elapsedMs: elapsedMs[index] ?? Number.NaN,
      }),
    ),
  ),
);

const heldOutColumns = v.pipe(
  v.object({ step: column, loss: column, accuracy: column }),
  v.check((record) => alike(record), 'columns differ in length'),
  v.transform(({ step, loss, accuracy }) =>
    Array.from(
      step,
      (value, index): HeldOutPoint => ({
        step: value,
        loss: loss[index] ?? Number.NaN,
        accuracy: accuracy[index] ?? Number.NaN,
      }),
    ),
  ),
);

const share = v.nullable(real);

const watchSample: v.GenericSchema<unknown, WatchSample> = v.object({
  step: count,
  learningRate: real,
  layers: v.array(
    v.object({
      id: text,
      gradientNorm: share,
      updateRatio: real,
      clippedShare: share,
      changedShare: share,
      oscillatingShare: share,
      weightScale: share,
      // Runs that were kept before it was watched lack it.
      scaleRatio: v.optional(share, null),
      inputScale: share,
    }),
  ),
});

/** The points of a run, from the columns that they are kept in. */
export const curves: v.GenericSchema<unknown, Curves> = v.object({
  train: trainColumns,
  heldOut: heldOutColumns,
  watch: v.fallback(v.array(watchSample), []),
});
