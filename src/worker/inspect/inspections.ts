import type { RunPlan } from '../../core/run';
import type { Inspection } from '../../protocol/inspection';
import type { LabEvent } from '../../protocol/protocol';
import type { Images } from '../images';
import { RunProgress } from '../progress';
import type { RunContext } from '../runContext';
import { RunControl } from '../runControl';

type Shared = Pick<RunContext, 'networks' | 'references' | 'now'> & { readonly images: Images };

/**
 * Looks into finished runs. An inspection passes its control between batches of images, as a run does
 * between steps, so that all that goes on takes turns.
 */
export class Inspections {
  private readonly controls = new Map<string, RunControl>();
  private readonly going = new Set<Promise<unknown>>();

  constructor(
    private readonly shared: Shared,
    private readonly emit: (event: LabEvent) => void,
  ) {}

  async inspect<A>(
    { id, plan }: Inspection,
    work: (context: RunContext) => Promise<A>,
  ): Promise<A> {
    const control = new RunControl(() => {}, this.shared.now);
    this.controls.set(id, control);
    const answer = this.answer(id, plan, control, work);
    this.going.add(answer);
    try {
      return await answer;
    } finally {
      this.going.delete(answer);
      this.controls.delete(id);
    }
  }

  private async answer<A>(
    id: string,
    plan: RunPlan,
    control: RunControl,
    work: (context: RunContext) => Promise<A>,
  ): Promise<A> {
    const own = await this.shared.images.forPlan(plan);
    return work({ ...this.shared, ...own, control, progress: this.progressOf(id) });
  }

  /** Cancels an inspection; other ids are ignored. */
  cancel(id: string): void {
    this.controls.get(id)?.steer('cancel');
  }

  /** Cancels all, and returns when they have ended. */
  async stop(): Promise<void> {
    for (const id of this.controls.keys()) this.cancel(id);
    await Promise.allSettled(this.going);
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
