import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { complaintAbout } from '../src/core/params/validate';
import { type BitWidth, isBitWidth } from '../src/core/settings/bitWidths';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingIds,
  specOf,
  withSetting,
} from '../src/core/settings/settings';
import { settingSpecs } from '../src/core/settings/specs';
import type { SweepChoice } from '../src/core/sweep/grid';
import { newRecord, type RunRecord } from '../src/store/state';
import { reportOf } from './report';

/** A run that a file holds. */
export interface KeptRun {
  readonly record: RunRecord;
  /** All that the file says of it. */
  readonly raw: unknown;
}

/** A sweep, or a part of one, as a file holds it. */
export interface SweepFile {
  readonly sweep: SweepChoice;
  readonly settings: Settings;
  readonly runs: readonly KeptRun[];
}

const format = 'quantlab-sweep';

/** Standard JSON has no NaN and no infinities, which the loss of a diverged run has. */
const spelled = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

const figure = v.union([
  v.number(),
  v.pipe(v.picklist(['NaN', 'Infinity', '-Infinity']), v.transform(Number)),
]);

const isSettingId = (key: string): key is SettingId => settingIds.some((id) => id === key);

const settings = v.pipe(
  v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  v.check(
    (values) =>
      Object.entries(values).every(
        ([key, value]) => isSettingId(key) && complaintAbout(specOf(key), value) === null,
      ),
    'settings of another version',
  ),
  v.transform((values) =>
    settingIds.reduce((all, id) => withSetting(all, id, values[id] ?? all[id]), defaultSettings),
  ),
);

const values = <const V extends string>(options: readonly { readonly value: V }[]) =>
  v.picklist(options.map(({ value }) => value));

const choice = v.object({
  rates: v.string(),
  bits: v.array(v.custom<BitWidth>((bits) => typeof bits === 'number' && isBitWidth(bits))),
  optimizers: v.array(values(settingSpecs.qatOptimizer.options)),
  scales: v.array(values(settingSpecs.qatScales.options)),
  seeds: v.number(),
});

const run = v.object({
  plan: v.object({
    runId: v.string(),
    method: v.picklist(['base', 'ptq', 'qat', 'control']),
    start: v.object({ kind: v.literal('shipped') }),
    settings,
  }),
  device: v.nullable(
    v.object({
      backend: v.picklist(['webgpu', 'webgl', 'wasm', 'cpu']),
      label: v.string(),
      software: v.boolean(),
      note: v.nullable(v.string()),
    }),
  ),
  status: v.picklist(['finished', 'diverged']),
  result: v.object({
    end: v.picklist(['finished', 'diverged']),
    evaluation: v.nullable(
      v.object({
        correct: v.number(),
        total: v.number(),
        agreeing: v.nullable(v.number()),
        loss: figure,
        evaluateMs: v.number(),
      }),
    ),
    sizeBytes: v.number(),
    steps: v.number(),
    trainMs: v.number(),
    totalMs: v.number(),
  }),
  heldOut: v.array(v.object({ step: v.number(), loss: figure, accuracy: v.number() })),
});

const file = v.object({
  format: v.literal(format),
  version: v.literal(1),
  sweep: choice,
  settings,
  runs: v.array(v.unknown()),
});

/** Returns a run of a file; its curves and layers are not in it. */
function keptRun(raw: unknown): KeptRun {
  const { plan, status, device, result, heldOut } = v.parse(run, raw);
  const parts = { layers: [], activations: [], repairs: null, integers: null, problem: null };
  const record = { ...newRecord(plan), status, device, heldOut, result: { ...result, ...parts } };
  return { record, raw };
}

/** Returns a run that has just ended as a file holds it. */
export function keep(record: RunRecord): KeptRun {
  return { record, raw: reportOf(record) };
}

/**
 * Returns the sweep in a file; null where there is no file.
 *
 * Throws: with a sentence where the file holds something else.
 */
export function readSweepFile(path: string): SweepFile | null {
  if (!existsSync(path)) return null;
  try {
    const { sweep, settings: own, runs } = v.parse(file, JSON.parse(readFileSync(path, 'utf8')));
    return { sweep, settings: own, runs: runs.map(keptRun) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} is no sweep that can be read (${why}). Choose another file.`);
  }
}

/** Writes a sweep in one go, so that the file is whole whenever the process ends. */
export function writeSweepFile(path: string, { sweep, settings: own, runs }: SweepFile): void {
  const madeAt = new Date().toISOString();
  const value = {
    format,
    version: 1,
    madeAt,
    sweep,
    settings: own,
    runs: runs.map(({ raw }) => raw),
  };
  writeWhole(path, `${JSON.stringify(value, spelled, 2)}\n`);
}

/** Writes a text under another name first. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
