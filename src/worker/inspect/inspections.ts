import type { Inspection } from '../../protocol/inspection';
import type { LabEvent } from '../../protocol/protocol';
import { RunProgress } from '../progress';
import type { RunContext } from '../runContext';
import { RunControl } from '../runControl';

type Shared = Pick<RunContext, 'images' | 'networks' | 'references' | 'now'>;

/**
 * Looks into finished runs, one inspection after another. An inspection passes its control between
 * batches of images, as a run does between steps: the two take turns.
 */
export class Inspections {
  private readonly controls = new Map<string, RunControl>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly shared: Shared,
    private readonly emit: (event: LabEvent) => void,
  ) {}

  /** Works when the inspections before it have ended. */
  inspect<A>({ id, plan }: Inspection, work: (context: RunContext) => Promise<A>): Promise<A> {
    const control = new RunControl(() => {}, this.shared.now);
    this.controls.set(id, control);
    const answer = this.last.then(async () => {
      await control.pass('batch of images');
      return work({ ...this.shared, plan, control, progress: this.progressOf(id) });
    });
    this.last = answer.catch(() => undefined).finally(() => this.controls.delete(id));
    return answer;
  }

  /** Cancels an inspection; other ids are ignored. */
  cancel(id: string): void {
    this.controls.get(id)?.steer('cancel');
  }

  /** Cancels all, and returns when they have ended. */
  async stop(): Promise<void> {
    for (const id of this.controls.keys()) this.cancel(id);
    await this.last;
  }

  private progressOf(id: string): RunProgress {
    return new RunProgress(
      id,
      (event) => {
        if (event.kind !== 'progress') return;
        const { kind: _kind, runId: _runId, ...progress } = event;
        this.emit({ ...progress, kind: 'inspecting', id });
      },
      this.shared.now,
    );
  }
}
