import type { Method, RunPlan, Start } from '../core/run';
import type { Settings } from '../core/settings/settings';

/** A plan that has no name yet. */
export type Draft = Omit<RunPlan, 'runId'>;

export function draft(method: Method, start: Start, settings: Settings): Draft {
  return { method, start: method === 'fp32' ? { kind: 'shipped' } : start, settings };
}
