export const checkpointEveryMs = 4_000;
const firstMs = 1_000;

/** Says when to save a run: soon after it began, every few seconds, and while it stands still. */
export class CheckpointPace {
  private nextMs: number;

  constructor(
    private readonly now: () => number,
    private readonly isPaused: () => boolean,
  ) {
    this.nextMs = now() + firstMs;
  }

  wants(): boolean {
    const now = this.now();
    if (now < this.nextMs && !this.isPaused()) return false;
    this.nextMs = now + checkpointEveryMs;
    return true;
  }
}
