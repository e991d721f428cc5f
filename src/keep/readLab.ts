import * as v from 'valibot';
import { newRecord, type RunRecord } from '../store/state';
import { labId } from './changes';
import { curves } from './curves';
import { type LabRecord, labRecord } from './labSchema';
import { upToDate } from './migrate';
import { runHead } from './runSchema';
import type { Shelf } from './shelf';

/** What was found of a lab that was kept. */
export interface KeptLab {
  /** Null where nothing was kept yet, or nothing readable. */
  readonly lab: LabRecord | null;
  /** In their order, as they were when they were written. */
  readonly runs: readonly RunRecord[];
  /** Ids of runs whose records cannot be read. They are left as they are. */
  readonly damaged: readonly string[];
  /** Whether settings and table were kept and cannot be read. */
  readonly lacksSettings: boolean;
}

/** Returns a record as its schema says; null when it is none of ours. */
export function readRecord<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const record = upToDate(value);
  if (!record) return null;
  const parsed = v.safeParse(schema, record);
  return parsed.success ? parsed.output : null;
}

const noCurves = { train: [], heldOut: [], watch: [] };

/** Returns a run from its records; null when it cannot be read. */
export function readRun(head: unknown, points: unknown): RunRecord | null {
  const read = readRecord(runHead, head);
  const drawn = points === undefined ? noCurves : readRecord(curves, points);
  return read && drawn && { ...newRecord(read.plan), ...read, ...drawn };
}

function inOrder(runs: readonly RunRecord[], order: readonly string[]): RunRecord[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = ({ plan }: RunRecord) => place.get(plan.runId) ?? order.length;
  return runs.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Reads everything that is kept of a lab, but for checkpoints and networks. */
export async function readLab(shelf: Shelf): Promise<KeptLab> {
  const [parts, heads, points] = await Promise.all([
    shelf.get('lab', labId),
    shelf.all('runs'),
    shelf.all('curves'),
  ]);
  const lab = readRecord(labRecord, parts);
  const read = [...heads].map(([id, head]) => {
    const run = readRun(head, points.get(id));
    return { id, run: run?.plan.runId === id ? run : null };
  });
  return {
    lab,
    runs: inOrder(
      read.flatMap(({ run }) => (run ? [run] : [])),
      lab?.order ?? [],
    ),
    damaged: read.flatMap(({ id, run }) => (run ? [] : [id])),
    lacksSettings: parts !== undefined && lab === null,
  };
}
