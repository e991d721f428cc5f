import { createFakeClient, type FakeClient } from '../client/fakeClient';
import type { Settings } from '../core/settings/settings';
import type { InspectionCalls } from '../protocol/inspection';
import { createLabStore, type LabStore } from './labStore';

/** A lab for tests: its worker does what the test says. */
export interface FakeLab {
  readonly lab: LabStore;
  readonly client: FakeClient;
}

export function createFakeLab(
  settings?: Settings,
  inspections?: Partial<InspectionCalls>,
): FakeLab {
  const client = createFakeClient(inspections);
  return { client, lab: createLabStore(client, settings) };
}

/** Waits until promises that are due have settled. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
