const aimMs = 300;
const mostSteps = 200;
const fastestGrowth = 4;

/**
 * Decides after how many steps to read metrics back: about three times a second, whatever a step
 * takes. It begins with every step, so that a slow device is never queued far ahead.
 */
export class ReadbackPace {
  private steps = 1;
  private lastMs: number;

  constructor(private readonly now: () => number) {
    this.lastMs = now();
  }

  wants(waitingSteps: number): boolean {
    if (waitingSteps < this.steps) return false;
    const elapsedMs = Math.max(1, this.now() - this.lastMs);
    this.lastMs = this.now();
    const ideal = Math.round((waitingSteps * aimMs) / elapsedMs);
    // Grow slowly: time passes on the device only when something is read back.
    this.steps = Math.max(1, Math.min(ideal, this.steps * fastestGrowth, mostSteps));
    return true;
  }
}
