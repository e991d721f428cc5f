import type { StoreApi } from 'zustand/vanilla';
import type { LabClient } from '../client/labClient';
import { LabError } from '../core/errors';
import type { BackendChoice, DeviceReport } from '../protocol/protocol';
import type { LabState } from './state';

/** The device that the worker computes on, opened when needed. */
export interface Device {
  /** Returns what runs, after opening it when it is not open or another one was chosen. */
  ready(choice: BackendChoice): Promise<DeviceReport>;
  /** Forgets the device, so that the next `ready` opens it anew. */
  lose(): void;
}

export function createDevice(state: StoreApi<LabState>, client: LabClient): Device {
  let current: { choice: BackendChoice; report: Promise<DeviceReport> } | null = null;

  async function open(choice: BackendChoice): Promise<DeviceReport> {
    state.setState({ device: { kind: 'opening' } });
    try {
      const report = await client.open(choice);
      state.setState({ device: { kind: 'open', report } });
      return report;
    } catch (thrown) {
      current = null;
      const error = LabError.from(thrown);
      state.setState({ device: { kind: 'failed', problem: error.toData() } });
      throw error;
    }
  }

  return {
    ready(choice) {
      if (current?.choice !== choice) current = { choice, report: open(choice) };
      return current.report;
    },
    lose() {
      current = null;
      state.setState({ device: { kind: 'closed' } });
    },
  };
}
