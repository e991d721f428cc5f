import * as v from 'valibot';
import type { Settings } from '../../core/settings/settings';
import type { RunRecord } from '../../store/state';
import { newRecord } from '../../store/state';
import { count } from '../resultSchema';
import { headOf, runHead } from '../runSchema';
import { lenientSettings } from '../settingsSchema';
import { curvesJson, jsonCurves } from './jsonCurves';

/** What the file of that name in a bundle says of the rest. */
export const contentsName = 'lab.json';

export const format = 'quantlab-lab';

/** Raise it when readers of the version before would read a bundle wrongly. */
export const bundleVersion = 1;

const mostRuns = 2_000;

/** What a bundle holds besides networks and checkpoints. */
export interface Contents {
  readonly settings: Settings;
  readonly runs: readonly RunRecord[];
  /** Steps of the checkpoints that are there, by the run's id. */
  readonly checkpoints: Readonly<Record<string, number>>;
}

const run: v.GenericSchema<unknown, RunRecord> = v.pipe(
  v.object({ head: runHead, curves: jsonCurves }),
  v.transform(({ head, curves }) => ({ ...newRecord(head.plan), ...head, ...curves })),
);

export const contents: v.GenericSchema<unknown, Contents> = v.object({
  settings: lenientSettings,
  runs: v.pipe(v.array(run), v.maxLength(mostRuns)),
  checkpoints: v.record(v.string(), count),
});

/** Returns what is written of a run. */
export const runJson = (record: RunRecord): object => ({
  head: headOf(record),
  curves: curvesJson(record),
});

export const networkName = (runId: string) => `networks/${runId}.safetensors`;
export const checkpointName = (runId: string) => `checkpoints/${runId}.safetensors`;
