import type { LabErrorData } from '../core/errors';
import type { BatchPoint, Method, RunPlan } from '../core/run';
import type { ProgressEvent } from '../protocol/progress';

/** What a learning rate can be found for. */
export type FoundMethod = Extract<Method, 'fp32' | 'qat'>;

/** A search for a learning rate: what was asked, what came of it so far. */
export interface RateFinding {
  readonly plan: RunPlan & { readonly method: FoundMethod };
  readonly status: 'waiting' | 'running' | 'paused' | 'finished' | 'cancelled' | 'failed';
  readonly points: readonly BatchPoint[];
  readonly progress: ProgressEvent | null;
  /** Why it failed. */
  readonly problem: LabErrorData | null;
}

export interface FinderState {
  /** What the finder is open for; null while it is closed. */
  readonly opened: FoundMethod | null;
  /** The latest search for each. */
  readonly findings: Readonly<Record<FoundMethod, RateFinding | null>>;
}

export const noFindings: FinderState = { opened: null, findings: { fp32: null, qat: null } };

/** Returns the finder with the search of that id changed; the same one when it has another search by now. */
export function updateFinding(
  finder: FinderState,
  runId: string,
  change: (finding: RateFinding) => Partial<RateFinding>,
): FinderState {
  const finding = findingOf(finder, runId);
  if (!finding) return finder;
  const changed = { ...finding, ...change(finding) };
  return { ...finder, findings: { ...finder.findings, [finding.plan.method]: changed } };
}

/** Returns the search of that id; null when there is none, or a later one. */
export function findingOf({ findings }: FinderState, runId: string): RateFinding | null {
  return Object.values(findings).find((finding) => finding?.plan.runId === runId) ?? null;
}

/** Returns whether a search has the worker, or waits for it. */
export function isSearching(finding: RateFinding | null): boolean {
  return finding !== null && ['waiting', 'running', 'paused'].includes(finding.status);
}
