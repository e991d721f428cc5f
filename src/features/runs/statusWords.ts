import { groupBy } from '../../core/groupBy';
import { progressInWords } from '../../store/progress';
import type { RunRecord, RunStatus } from '../../store/state';

export const statusWords: Readonly<Record<RunStatus, string>> = {
  waiting: 'waiting',
  running: 'running',
  paused: 'paused',
  interrupted: 'interrupted',
  finished: 'done',
  cancelled: 'cancelled',
  diverged: 'diverged',
  failed: 'failed',
};

/** Returns how a run fares: `done`, `running 45 %`. */
export function statusOf(run: RunRecord): string {
  const words = statusWords[run.status];
  const { share } = progressInWords(run);
  return share === null ? words : `${words} ${Math.floor(share * 100)} %`;
}

/** Returns how several runs fare: `3 done`, `2 done, 1 waiting`. */
export function statusOfAll(runs: readonly RunRecord[]): string {
  const groups = groupBy(runs, ({ status }) => status);
  return [...groups].map(([status, own]) => `${own.length} ${statusWords[status]}`).join(', ');
}
