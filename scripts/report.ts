import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunRecord } from '../src/store/state';

/** Returns what is written down of a run: all of it but the curve of every step and the histograms. */
export function reportOf({ plan, device, status, result, heldOut }: RunRecord) {
  if (result === null) return { plan, device, status, result, heldOut };
  const { layers: _, ...figures } = result;
  return { plan, device, status, result: figures, heldOut };
}

/** Writes a value as JSON, making the folder where there is none. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
