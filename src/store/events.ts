import { withChange } from '../core/rateChange';
import type { ProgressEvent } from '../protocol/progress';
import type { LabEvent, PausedEvent, PointsEvent } from '../protocol/protocol';
import { type FinderState, type RateFinding, updateFinding } from './rateFinding';
import { type LabState, type RunRecord, updateRun } from './state';

type RunEvent = PointsEvent | ProgressEvent | PausedEvent;

const isRunEvent = (event: LabEvent): event is RunEvent => 'runId' in event;

const isPoints = (event: RunEvent): event is PointsEvent => event.kind === 'points';

function pausedStatus(run: RunRecord, events: readonly RunEvent[]): RunRecord['status'] {
  const last = events.findLast((event) => event.kind === 'paused');
  const live = run.status === 'running' || run.status === 'paused';
  return last && live ? (last.paused ? 'paused' : 'running') : run.status;
}

const append = <T>(before: readonly T[], more: readonly T[]): readonly T[] =>
  more.length === 0 ? before : [...before, ...more];

function applyToRun(run: RunRecord, events: readonly RunEvent[]): Partial<RunRecord> {
  const points = events.filter(isPoints);
  return {
    train: append(
      run.train,
      points.flatMap(({ train }) => train),
    ),
    heldOut: append(
      run.heldOut,
      points.flatMap(({ heldOut }) => heldOut),
    ),
    latent: points.findLast(({ latent }) => latent.length > 0)?.latent ?? run.latent,
    watch: append(
      run.watch,
      points.flatMap(({ watched }) => watched),
    ),
    rateChanges: points
      .flatMap(({ rateChanges }) => rateChanges)
      .reduce(withChange, run.rateChanges),
    progress: events.findLast((event) => event.kind === 'progress') ?? run.progress,
    status: pausedStatus(run, events),
  };
}

/** Returns what a batch of events changes in the state. */
export function applyEvents(state: LabState, events: readonly LabEvent[]): Partial<LabState> {
  const ofRuns = events.filter(isRunEvent);
  let runs = state.runs;
  for (const runId of new Set(ofRuns.map((event) => event.runId))) {
    const own = ofRuns.filter((event) => event.runId === runId);
    runs = updateRun(runs, runId, (run) => applyToRun(run, own));
  }
  return {
    runs,
    finder: findingWith(state.finder, ofRuns),
    download: newestDownload(state, events),
    bringing: newestBringing(state, events),
  };
}

/** The reading of files begins and ends in the page; events tell how far it is. */
function newestBringing(state: LabState, events: readonly LabEvent[]): LabState['bringing'] {
  const newest = events.findLast((event) => event.kind === 'bringing');
  return state.bringing && newest ? newest : state.bringing;
}

/** A search for a learning rate tells the same as a run. */
function findingWith(finder: FinderState, events: readonly RunEvent[]): FinderState {
  return events.reduce(
    (before, event) => updateFinding(before, event.runId, (finding) => told(finding, event)),
    finder,
  );
}

function told({ points, status }: RateFinding, event: RunEvent): Partial<RateFinding> {
  switch (event.kind) {
    case 'points':
      return { points: append(points, event.train) };
    case 'progress':
      return { progress: event };
    case 'paused':
      return status === 'running' || status === 'paused'
        ? { status: event.paused ? 'paused' : 'running' }
        : {};
  }
}

/** Returns the download in progress; null once it has come to its end. */
function newestDownload(state: LabState, events: readonly LabEvent[]): LabState['download'] {
  const newest = events.findLast((event) => event.kind === 'download') ?? state.download;
  return newest && newest.loadedBytes === newest.totalBytes ? null : newest;
}
