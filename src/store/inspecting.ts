import { LabError } from '../core/errors';
import type { RunPlan } from '../core/run';
import type { InspectingEvent, Inspection, InspectionCalls } from '../protocol/inspection';
import type { LabParts } from './labParts';

/** Asks one question about a run. */
export type Ask<A> = (calls: InspectionCalls, of: Inspection) => Promise<A>;

/** An inspection that goes on. */
export interface Inquiry<A> {
  /** Rejects with a `LabError`; `cancelled` after `cancel`. */
  readonly answer: Promise<A>;
  cancel(): void;
}

export type OnInspecting = (progress: InspectingEvent) => void;

/** Looks into finished runs through the worker. */
export type Inspect = <A>(plan: RunPlan, ask: Ask<A>, onProgress?: OnInspecting) => Inquiry<A>;

type InspectorParts = Pick<LabParts, 'state' | 'client' | 'device'>;

/** Returns what puts questions to the worker, on the device that is open, else on the one of the settings. */
export function createInspect({ state, client, device }: InspectorParts): Inspect {
  let count = 0;

  async function open(): Promise<void> {
    const { device: now, settings } = state.getState();
    if (now.kind !== 'open') await device.ready(settings.backend);
  }

  return (plan, ask, onProgress = () => {}) => {
    count += 1;
    const id = `inspection-${count}`;
    let isCancelled = false;
    const unsubscribe = client.subscribe((event) => {
      if (event.kind === 'inspecting' && event.id === id) onProgress(event);
    });
    const answer = open().then(() => {
      if (isCancelled) throw cancelled();
      return ask(client.inspections, { id, plan });
    });
    return {
      answer: answer.finally(unsubscribe),
      cancel() {
        isCancelled = true;
        // What has ended already is not cancelled, and a worker that is gone needs no telling.
        client.steer(id, 'cancel').catch(() => undefined);
      },
    };
  };
}

function cancelled(): LabError {
  return new LabError(
    'cancelled',
    'The inspection was cancelled.',
    'Start it again when you like.',
  );
}
