import type { StoreApi } from 'zustand/vanilla';
import type { LabClient } from '../client/labClient';
import { LabError } from '../core/errors';
import type { RunResult } from '../core/run';
import type { Continuation } from '../protocol/protocol';
import type { Checkpoints } from './checkpoints';
import type { Device } from './device';
import { runById, waitingRuns } from './selectors';
import { setBack } from './setback';
import { type LabState, type RunRecord, updateRun } from './state';

/** What the queue tells whoever has something to say about it. */
export interface QueueListener {
  /** A run came to its end, good or bad; its record is final. */
  ended(run: RunRecord): void;
  /** A run lost its device and goes on from its last checkpoint. */
  goesOn(run: RunRecord, error: LabError): void;
}

/** Carries out runs one after another. */
export interface Queue {
  /** `front` is before everything that waits. */
  add(added: readonly RunRecord[], where?: 'front' | 'back'): void;
  /** Takes runs off the list; for whoever waits for them they are cancelled. */
  drop(isDropped: (run: RunRecord) => boolean): void;
  /** Lets what is waiting start, when nothing runs. */
  release(): void;
  /** Keeps what is waiting from starting. */
  hold(): void;
  /** Does work that is no run while none has the worker, before the next one starts. */
  between<R>(work: () => Promise<R>): Promise<R>;
}

interface QueueParts {
  readonly state: StoreApi<LabState>;
  readonly client: LabClient;
  readonly device: Device;
  readonly checkpoints: Checkpoints;
  /** Delivers events that came before the result. */
  readonly flush: () => void;
  readonly listener: QueueListener;
}

export function createQueue(parts: QueueParts): Queue {
  const { state, client, device, checkpoints, flush, listener } = parts;
  /** Where runs were when their device was lost. */
  const lostAt = new Map<string, number>();
  let busy = false;
  const errands: (() => Promise<void>)[] = [];

  const change = (runId: string, parts: Partial<RunRecord>) =>
    state.setState(({ runs }) => ({ runs: updateRun(runs, runId, () => parts) }));

  function settle(runId: string, ended: Partial<RunRecord>) {
    flush();
    checkpoints.drop(runId);
    change(runId, { ...ended, progress: null });
    const run = runById(state.getState(), runId);
    if (run) listener.ended(run);
  }

  function stop(runId: string, error: LabError) {
    flush();
    const run = runById(state.getState(), runId);
    if (!run) return;
    const step = checkpoints.of(runId)?.step ?? 0;
    const { run: stopped, goesOn } = setBack(run, error, step, lostAt.get(runId) ?? null);
    if (error.code === 'device-lost') lostAt.set(runId, step);
    if (stopped.status === 'failed') checkpoints.drop(runId);
    change(runId, stopped);
    if (goesOn) return listener.goesOn(stopped, error);
    state.setState((now) => ({ held: waitingRuns(now).length > 0 }));
    listener.ended(stopped);
  }

  function continuation({ plan, rateChanges }: RunRecord): Continuation | null {
    const checkpoint = checkpoints.of(plan.runId);
    return checkpoint || rateChanges.length > 0 ? { checkpoint, rateChanges } : null;
  }

  async function carryOut(run: RunRecord): Promise<void> {
    const { plan, stepping } = run;
    change(plan.runId, { status: 'running' });
    const report = await device.ready(plan.settings.backend);
    // Opening takes a while, and somebody may have changed their mind.
    if (!runById(state.getState(), plan.runId)) return;
    change(plan.runId, { device: report });
    const result = client.run(plan, continuation(run));
    if (stepping) await Promise.all([pauseAndStep(client, plan.runId), result]);
    settle(plan.runId, outcome(await result));
  }

  async function attempt(run: RunRecord): Promise<void> {
    try {
      await carryOut(run);
    } catch (error) {
      stop(run.plan.runId, LabError.from(error));
    }
  }

  function nextWork(): (() => Promise<void>) | null {
    const errand = errands.shift();
    if (errand) return errand;
    const { held, runs } = state.getState();
    const next = held ? null : runs.find(({ status }) => status === 'waiting');
    return next ? () => attempt(next) : null;
  }

  async function pump(): Promise<void> {
    const work = busy ? null : nextWork();
    if (!work) return;
    busy = true;
    await work();
    busy = false;
    void pump();
  }

  return {
    add(added, where = 'back') {
      state.setState(({ runs }) => ({
        runs: where === 'front' ? beforeWaiting(runs, added) : [...runs, ...added],
      }));
      void pump();
    },
    drop(isDropped) {
      const dropped = state.getState().runs.filter(isDropped);
      state.setState(({ runs }) => ({ runs: runs.filter((run) => !dropped.includes(run)) }));
      for (const run of dropped) listener.ended({ ...run, status: 'cancelled' });
    },
    release() {
      state.setState({ held: false });
      void pump();
    },
    hold: () => state.setState({ held: true }),
    between: (work) =>
      new Promise((resolve, reject) => {
        errands.push(() => work().finally(flush).then(resolve, reject));
        void pump();
      }),
  };
}

async function pauseAndStep(client: LabClient, runId: string): Promise<void> {
  await client.steer(runId, 'pause');
  await client.steer(runId, 'step');
}

function beforeWaiting(
  runs: readonly RunRecord[],
  added: readonly RunRecord[],
): readonly RunRecord[] {
  const at = runs.findIndex(({ status }) => status === 'waiting');
  return at < 0 ? [...runs, ...added] : runs.toSpliced(at, 0, ...added);
}

function outcome(result: RunResult): Partial<RunRecord> {
  return { status: result.end, result, problem: result.problem };
}
