import { memory } from '@tensorflow/tfjs-core';
import type { DatasetId } from '../core/datasets';
import { LabError } from '../core/errors';
import { complaintAbout } from '../core/params/validate';
import type { RunPlan, RunResult } from '../core/run';
import { settingComplaints, specOf } from '../core/settings/settings';
import type { DataIo } from '../data/download';
import { openBackend } from '../engine/backend/open';
import { watchDeviceLoss } from '../engine/backend/webgpu';
import type { Predictions } from '../engine/evaluate';
import type { Continuation, LabEvent, WorkerCalls } from '../protocol/protocol';
import { BroughtDatasets } from './broughtDatasets';
import { carryOut } from './carryOut';
import { findRate } from './findingRate';
import { Images } from './images';
import { inspectionCalls } from './inspect/calls';
import { Inspections } from './inspect/inspections';
import { type FindNetwork, Networks } from './networks';
import { RunProgress } from './progress';
import type { RunContext } from './runContext';
import { RunControl } from './runControl';
import { verify } from './verify';

/** Returns the lab behind the worker's calls. `io` and `now` are injected so that tests can stand in. */
export function createLab(
  io: DataIo,
  emit: (event: LabEvent) => void,
  now: () => number,
  findNetwork: FindNetwork = async () => null,
): WorkerCalls {
  const brought = new BroughtDatasets(io, emit);
  const images = new Images(io, brought.kept, emit);
  const networks = new Networks(io, findNetwork);
  const references = new Map<string, Predictions>();
  const inspections = new Inspections({ images, networks, references, now }, emit);
  let active: { runId: string; control: RunControl } | null = null;

  /** Works on a plan, which can be steered meanwhile. */
  async function workOn<R>(
    plan: RunPlan,
    work: (context: RunContext) => Promise<R>,
    from: Continuation | null = null,
  ): Promise<R> {
    refuseWhileRunning();
    refuseBadSettings(plan);
    const progress = new RunProgress(plan.runId, emit, now);
    const control = new RunControl((paused) => {
      progress.restartClock();
      emit({ kind: 'paused', runId: plan.runId, paused });
    }, now);
    active = { runId: plan.runId, control };
    try {
      const own = await images.forPlan(plan);
      const shared = { networks, control, progress, references, now };
      return await work({ ...own, ...shared, ...(from ? { from } : {}) });
    } finally {
      active = null;
    }
  }

  async function carry(context: RunContext): Promise<RunResult> {
    const startMs = now();
    try {
      const outcome = await carryOut[context.plan.method](context);
      return { ...outcome, end: 'finished', totalMs: now() - startMs, problem: null };
    } catch (error) {
      return stopped(LabError.from(error), context.progress.stepsTaken, now() - startMs);
    }
  }

  return {
    ...inspectionCalls(inspections, images),
    async open(choice) {
      refuseWhileRunning();
      await inspections.stop();
      await images.dispose();
      references.clear();
      const device = await openBackend(choice);
      void watchDeviceLoss((reason) => emit({ kind: 'device-lost', reason }));
      return device;
    },
    async run(plan, from) {
      return workOn(plan, carry, from);
    },
    async findRate(plan) {
      return workOn(plan, findRate);
    },
    async verify(plan, images) {
      return workOn(plan, (context) => verify(context, images));
    },
    async steer(runId, command) {
      if (active?.runId === runId) active.control.steer(command);
      else if (command === 'cancel') inspections.cancel(runId);
    },
    async changeRate(runId, peak) {
      refuseBadRate(peak);
      if (active?.runId === runId) active.control.changePeak(peak);
    },
    async exportCheckpoint(runId) {
      return networks.export(runId);
    },
    async keptDatasets() {
      return brought.list();
    },
    async bringDataset(id, files, seed) {
      refuseWhileRunning();
      const kept = await brought.bring(id, files, seed);
      await forget(id);
      return kept;
    },
    async cancelBringing() {
      brought.cancel();
    },
    async removeDataset(id) {
      refuseWhileRunning();
      await brought.kept.remove(id);
      await forget(id);
    },
    keepImages: () => images.keep(),
    async tensorCount() {
      return memory().numTensors;
    },
  };

  /** What was measured on other images is of no use. */
  async function forget(id: DatasetId): Promise<void> {
    await images.forget(id);
    references.clear();
  }

  function refuseWhileRunning(): void {
    if (!active) return;
    throw new LabError(
      'internal',
      'Another run is going in this tab.',
      'Wait for it to end, or cancel it.',
    );
  }
}

function refuseBadSettings({ settings }: RunPlan): void {
  const [complaint] = Object.values(settingComplaints(settings));
  if (complaint === undefined) return;
  throw new LabError('bad-setting', complaint, 'Correct the setting and start again.');
}

function refuseBadRate(rate: number): void {
  const complaint = complaintAbout(specOf('learningRate'), rate);
  if (complaint === null) return;
  throw new LabError('bad-setting', complaint, 'Choose another learning rate.');
}

/** Returns the result of a run that was cancelled or diverged; throws any other error. */
function stopped(error: LabError, steps: number, totalMs: number): RunResult {
  if (error.code !== 'cancelled' && error.code !== 'diverged') throw error;
  return {
    end: error.code,
    evaluation: null,
    sizeBytes: 0,
    layers: [],
    activations: [],
    repairs: null,
    integers: null,
    steps,
    trainMs: 0,
    totalMs,
    problem: error.toData(),
  };
}
