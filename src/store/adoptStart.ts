import type { StoreApi } from 'zustand/vanilla';
import type { Start } from '../core/run';
import { hasStart } from './datasets';
import { possibleStarts } from './selectors';
import type { LabState, RunRecord } from './state';

const shipped: Start = { kind: 'shipped' };

/** Returns what runs start from by themselves: shipped weights, or else the latest trained ones. */
export function usualStart(state: LabState): Start {
  if (hasStart(shipped, state.settings)) return shipped;
  const trained = possibleStarts(state).at(-1);
  return trained ? { kind: 'run', runId: trained.plan.runId } : shipped;
}

/** Makes a run that trained from scratch what others start from, where nothing else can be. */
export function adoptStart(state: StoreApi<LabState>): (run: RunRecord) => void {
  return ({ plan }) => {
    const { start, settings } = state.getState();
    if (plan.method !== 'fp32' || hasStart(start, settings)) return;
    state.setState((current) => ({ start: usualStart(current) }));
  };
}
