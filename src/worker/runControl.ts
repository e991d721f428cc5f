import { LabError } from '../core/errors';
import type { SteerCommand } from '../protocol/protocol';

const cancelled = () =>
  new LabError('cancelled', 'The run was cancelled.', 'Start it again when you like.');

/** What the run is about to do. */
export type Work = 'training step' | 'batch of images';

/** Pauses, advances and cancels a run from outside; the run passes here between its pieces of work. */
export class RunControl {
  private isPaused = false;
  private isCancelled = false;
  private stepsAllowed = 0;
  /** After a pause one more training step is taken, which reads the waiting metrics back. */
  private settles = false;
  private wake: (() => void) | null = null;

  private waitedMs = 0;
  private wantedPeak: number | null = null;

  constructor(
    private readonly onPaused: (paused: boolean) => void,
    private readonly now: () => number,
  ) {}

  get paused(): boolean {
    return this.isPaused;
  }

  /** The highest learning rate that somebody has asked for last; null for the planned one. */
  get peak(): number | null {
    return this.wantedPeak;
  }

  changePeak(peak: number): void {
    this.wantedPeak = peak;
  }

  /** Returns the milliseconds of a clock that stands still while the run does. */
  workedMs(): number {
    return this.now() - this.waitedMs;
  }

  steer(command: SteerCommand): void {
    switch (command) {
      case 'pause':
        this.setPaused(true);
        break;
      case 'resume':
        this.setPaused(false);
        break;
      case 'step':
        this.setPaused(true);
        this.settles = false;
        this.stepsAllowed += 1;
        break;
      case 'cancel':
        this.isCancelled = true;
        break;
    }
    this.wake?.();
  }

  /**
   * Lets messages of the page in, and returns when the run may go on. Only a training step uses up
   * a step that was asked for: what comes before it, such as calibration, is gone through.
   * Throws: `cancelled`.
   */
  async pass(work: Work): Promise<void> {
    await nextTask();
    const stoodStillAt = this.now();
    while (this.isPaused && !this.mayGoOn(work) && !this.isCancelled) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.wake = null;
    this.waitedMs += this.now() - stoodStillAt;
    if (this.isCancelled) throw cancelled();
    if (this.isPaused && work === 'training step') this.spendStep();
  }

  private mayGoOn(work: Work): boolean {
    return this.stepsAllowed > 0 || (this.settles && work === 'training step');
  }

  private spendStep(): void {
    if (this.settles) this.settles = false;
    else this.stepsAllowed -= 1;
  }

  private setPaused(paused: boolean): void {
    if (paused === this.isPaused) return;
    this.isPaused = paused;
    this.settles = paused;
    this.stepsAllowed = 0;
    this.onPaused(paused);
  }
}

const { port1, port2 } = new MessageChannel();
const resolvers: (() => void)[] = [];
port1.onmessage = () => resolvers.shift()?.();

/** Resolves in a later task. Timers are slowed down in hidden tabs; messages are not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    resolvers.push(resolve);
    port2.postMessage(null);
  });
}

/**
 * Drives a generator to its end between passes of `control`, and returns its result. A
 * cancellation is thrown inside the generator, so that it frees what it holds.
 */
export async function drive<Y, R>(
  generator: AsyncGenerator<Y, R>,
  control: RunControl,
  work: Work,
  onYield: (value: Y) => void,
): Promise<R> {
  for (;;) {
    try {
      await control.pass(work);
    } catch (error) {
      await generator.throw(error);
    }
    const { done, value } = await generator.next();
    if (done) return value;
    try {
      onYield(value);
    } catch (error) {
      await generator.throw(error);
    }
  }
}
