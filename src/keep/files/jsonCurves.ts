import * as v from 'valibot';
import { type Curves, curves, curvesRecord } from '../curves';

/** JSON has no NaN and no infinities, which the loss of a diverged run has. */
const spelled = ['NaN', 'Infinity', '-Infinity'] as const;

const spell = (value: number) => (Number.isFinite(value) ? value : String(value));

const number = v.union([v.number(), v.pipe(v.picklist(spelled), v.transform(Number))]);

/** Returns the points of a run column by column, for JSON. */
export function curvesJson(run: Curves): object {
  return JSON.parse(
    JSON.stringify(curvesRecord(run), (_, value: unknown) =>
      value instanceof Float64Array ? Array.from(value, spell) : value,
    ),
  );
}

const column = v.pipe(
  v.array(number),
  v.transform((values) => Float64Array.from(values)),
);

const columns = v.object({
  train: v.record(v.string(), column),
  heldOut: v.record(v.string(), column),
  watch: v.optional(v.unknown()),
});

/** The points of a run, from what `curvesJson` made. */
export const jsonCurves: v.GenericSchema<unknown, Curves> = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = v.safeParse(columns, dataset.value);
    const points = v.safeParse(curves, read.output);
    if (read.success && points.success) return points.output;
    addIssue({ message: 'these are no curves' });
    return NEVER;
  }),
);
