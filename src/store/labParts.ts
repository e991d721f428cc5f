import type { StoreApi } from 'zustand/vanilla';
import type { LabClient } from '../client/labClient';
import type { Checkpoints } from './checkpoints';
import type { Device } from './device';
import type { Namer } from './namer';
import type { Notices } from './notices';
import type { Queue } from './queue';
import type { LabState, RunRecord } from './state';

/** What the actions work with. */
export interface LabParts {
  readonly state: StoreApi<LabState>;
  readonly client: LabClient;
  readonly device: Device;
  readonly notices: Notices;
  readonly queue: Queue;
  readonly name: Namer;
  readonly checkpoints: Checkpoints;
  /** Called with every run that has come to its end. */
  readonly endListeners: Set<(run: RunRecord) => void>;
}
