import { isTraining } from './selectors';
import type { RunRecord } from './state';

/**
 * Returns a run that was in progress when its page or its device went away, as it stands after `step`
 * training steps, the last that are kept. What does not train has nothing to resume: it waits.
 */
export function interruptedAt(run: RunRecord, step: number): RunRecord {
  const { train, heldOut } = run;
  const stands = { ...run, progress: null, stepping: false } as const;
  if (!isTraining(run)) return { ...stands, status: 'waiting', train: [], heldOut: [], watch: [] };
  return {
    ...stands,
    status: 'interrupted',
    // Points count the steps before theirs, measurements the steps done.
    train: train.filter((point) => point.step < step),
    heldOut: step === 0 ? [] : heldOut.filter((point) => point.step <= step),
    watch: run.watch.filter((sample) => sample.step < step),
    // Changes of its rate stay: those after its checkpoint are made again at their steps.
  };
}

/** Returns whether a run's page or device went away in mid-run. */
export const wasCutOff = ({ status }: RunRecord) =>
  status === 'running' || status === 'paused' || status === 'interrupted';
