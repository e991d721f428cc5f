import type { Count } from '../../core/metrics/compare';
import type { Draft } from '../../store/draft';
import { latestAttempt, standingRun } from '../../store/plans';
import type { RunRecord, RunStatus } from '../../store/state';

/** What is known of a run that the grid wants. */
export interface Measured {
  /** Null where nobody has asked for it. */
  readonly status: RunStatus | null;
  readonly count: Count | null;
}

/** Returns what the lab's runs say about a draft. */
export function measured(draft: Draft, runs: readonly RunRecord[]): Measured {
  const run = standingRun(draft, runs) ?? latestAttempt(draft, runs);
  return { status: run?.status ?? null, count: run?.result?.evaluation ?? null };
}

/** Returns an accuracy in percent. */
export const percentOf = ({ correct, total }: Count): number => (100 * correct) / total;
