import { cpus, loadavg, totalmem } from 'node:os';
import type { Adapter } from '../page/main';

/** Where the figures come from. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly browser: string;
  readonly adapter: Adapter | null;
  /** Processes that wanted a core in the minute before; 0 on an idle machine. */
  readonly loadBefore: number;
}

/** Returns what this machine is. */
export function describeMachine(browserVersion: string, adapter: Adapter | null): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    browser: `Chromium ${browserVersion}`,
    adapter,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}
