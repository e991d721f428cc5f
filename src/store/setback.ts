import type { LabError, LabErrorCode } from '../core/errors';
import { interruptedAt } from './interrupted';
import { isTraining } from './selectors';
import type { RunRecord } from './state';

/** What an error makes of a run, and whether it goes on by itself. */
export interface Setback {
  readonly run: RunRecord;
  readonly goesOn: boolean;
}

/** Trying again with the same checkpoint would end the same. */
const fatal: ReadonlySet<LabErrorCode> = new Set(['bad-setting', 'checkpoint-invalid']);

/**
 * Returns what becomes of a run that an error has stopped. A run whose device was lost goes on from
 * its last checkpoint, at `step`, unless it has been lost from there before; after other errors one
 * that has a checkpoint can be resumed.
 */
export function setBack(
  run: RunRecord,
  error: LabError,
  step: number,
  lostBeforeAt: number | null,
): Setback {
  if (error.code === 'device-lost' && step !== lostBeforeAt) {
    return { run: { ...interruptedAt(run, step), status: 'waiting' }, goesOn: true };
  }
  const problem = error.toData();
  const resumable = isTraining(run) && step > 0 && !fatal.has(error.code);
  const stopped = resumable
    ? interruptedAt(run, step)
    : { ...run, status: 'failed' as const, progress: null };
  return { run: { ...stopped, problem }, goesOn: false };
}
