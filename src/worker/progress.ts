import type { ProgressEvent } from '../protocol/progress';
import type { Checkpoint, LabEvent, PointsEvent } from '../protocol/protocol';

const leastMs = 100;

/** Tells the page how a run comes along, a few times a second at most. */
export class RunProgress {
  /** Training steps taken so far. */
  stepsTaken = 0;
  /** Which of several alike pieces of work this is, in words; null where there is one. */
  stage: string | null = null;
  private phase: ProgressEvent['phase'] = 'loading';
  private phaseStartMs = 0;
  private phaseStartDone = 0;
  private lastSentMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly runId: string,
    private readonly emit: (event: LabEvent) => void,
    private readonly now: () => number,
  ) {}

  enter(phase: ProgressEvent['phase']): void {
    this.phase = phase;
    this.lastSentMs = Number.NEGATIVE_INFINITY;
    this.phaseStartMs = 0;
  }

  /** Measures the rate anew from here, so that a pause does not count as slowness. */
  restartClock(): void {
    this.phaseStartMs = 0;
  }

  /** `examplesPerUnit` is 1 where images are counted, the batch size where steps are. */
  report(done: number, total: number, examplesPerUnit = 1): void {
    if (this.phase === 'training') this.stepsTaken = done;
    const now = this.now();
    // The first unit pays for compilation, so the rate is measured from its end.
    if (this.phaseStartMs === 0) {
      this.phaseStartMs = now;
      this.phaseStartDone = done;
    }
    if (now - this.lastSentMs < leastMs && done !== total) return;
    this.lastSentMs = now;
    const elapsedMs = now - this.phaseStartMs;
    const advanced = done - this.phaseStartDone;
    const perSecond = advanced > 0 && elapsedMs > 0 ? (advanced / elapsedMs) * 1000 : null;
    this.emit({
      kind: 'progress',
      runId: this.runId,
      phase: this.phase,
      ...(this.stage !== null && { stage: this.stage }),
      done,
      total,
      examplesPerSecond: perSecond === null ? null : perSecond * examplesPerUnit,
      secondsLeft: perSecond === null ? null : (total - done) / perSecond,
    });
  }

  network(file: Uint8Array<ArrayBuffer>): void {
    this.emit({ kind: 'network', runId: this.runId, file });
  }

  checkpoint(checkpoint: Checkpoint): void {
    this.emit({ kind: 'checkpoint', runId: this.runId, ...checkpoint });
  }

  points(points: Omit<PointsEvent, 'kind' | 'runId'>): void {
    if (Object.values(points).every(({ length }) => length === 0)) return;
    this.emit({ kind: 'points', runId: this.runId, ...points });
  }
}
