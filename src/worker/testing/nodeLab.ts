import { setBackend } from '@tensorflow/tfjs-core';
import { vi } from 'vitest';
import { shippedFiles } from '../../data/testing/shippedFiles';
import '../../engine/testing/eachBackend';
import type { LabEvent, WorkerCalls } from '../../protocol/protocol';
import { createLab } from '../lab';

// In the page Vite tells where the WASM files are; here they lie on disk.
vi.mock('../../engine/backend/open', () => ({
  openBackend: async () => {
    await setBackend('wasm');
    return { backend: 'wasm', label: 'WASM', software: false, note: null };
  },
}));

/** The lab in Node on WASM, with the shipped files. */
export interface NodeLab extends WorkerCalls {
  /** What the lab has told since this was last emptied. */
  events: LabEvent[];
  onEvent(event: LabEvent): void;
}

/** Returns the lab with its backend open; its clock advances by a millisecond whenever it is asked. */
export async function openNodeLab(): Promise<NodeLab> {
  let clock = 0;
  const calls = createLab(
    shippedFiles,
    (event) => {
      lab.events.push(event);
      lab.onEvent(event);
    },
    () => ++clock,
  );
  const lab: NodeLab = { ...calls, events: [], onEvent: () => {} };
  await lab.open('auto');
  return lab;
}
