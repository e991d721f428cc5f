import type { BatchPoint, TrainPoint } from '../core/run';

/** Says when training steps were done, from a clock that is read where metrics are read back. */
export class StepTimes {
  private readonly startMs: number;

  /** `lastMs` is the training time of the steps before, where a run goes on. */
  constructor(
    private readonly clock: () => number,
    private lastMs = 0,
  ) {
    this.startMs = clock() - lastMs;
  }

  /** Returns the training time to the last reading. */
  get trainedMs(): number {
    return this.lastMs;
  }

  /** Returns the points that were read back just now, the time since the last of them in equal shares. */
  of(points: readonly BatchPoint[]): TrainPoint[] {
    if (points.length === 0) return [];
    const fromMs = this.lastMs;
    this.lastMs = this.clock() - this.startMs;
    const shareMs = (this.lastMs - fromMs) / points.length;
    return points.map((point, index) => ({ ...point, elapsedMs: fromMs + (index + 1) * shareMs }));
  }
}
