import * as v from 'valibot';
import type { RunPlan, Start } from '../core/run';
import type { DeviceReport } from '../protocol/protocol';
import type { RunRecord, Sender } from '../store/state';
import { recordVersion } from './migrate';
import { count, problem, real, result, text } from './resultSchema';
import { strictSettings } from './settingsSchema';

/** Everything of a run but its curves, which are kept apart because they are long. */
export type RunHead = Omit<
  RunRecord,
  'train' | 'heldOut' | 'watch' | 'latent' | 'progress' | 'stepping'
>;

const runId = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/));

export const start: v.GenericSchema<unknown, Start> = v.variant('kind', [
  v.object({ kind: v.literal('shipped') }),
  v.object({ kind: v.literal('run'), runId }),
]);

const plan: v.GenericSchema<unknown, RunPlan> = v.object({
  runId,
  method: v.picklist(['base', 'fp32', 'ptq', 'qat', 'control']),
  start,
  settings: strictSettings,
});

const device: v.GenericSchema<unknown, DeviceReport> = v.object({
  backend: v.picklist(['webgpu', 'webgl', 'wasm', 'cpu']),
  label: text,
  software: v.boolean(),
  note: v.nullable(text),
});

const sender: v.GenericSchema<unknown, Sender> = v.object({
  via: v.picklist(['link', 'file']),
  browser: v.nullable(text),
});

/** A run as it is kept. */
export const runHead: v.GenericSchema<unknown, RunHead> = v.object({
  plan,
  name: v.nullable(text),
  status: v.picklist([
    'waiting',
    'running',
    'paused',
    'interrupted',
    'finished',
    'cancelled',
    'diverged',
    'failed',
  ]),
  result: v.nullable(result),
  problem: v.nullable(problem),
  device: v.nullable(device),
  rateChanges: v.array(v.object({ step: count, peak: real })),
  sender: v.nullable(sender),
  shown: v.boolean(),
  aside: v.boolean(),
});

/** Returns the part of a run that is kept apart from its curves. */
export function headOf({
  train: _,
  heldOut,
  watch,
  latent,
  progress,
  stepping,
  ...head
}: RunRecord): RunHead {
  return head;
}

/** Returns a run as it is written. */
export const runRecord = (run: RunRecord): object => ({ version: recordVersion, ...headOf(run) });
