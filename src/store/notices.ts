import type { StoreApi } from 'zustand/vanilla';
import { LabError } from '../core/errors';
import { formatCount } from '../share/format';
import { nameOf } from './names';
import { waitingRuns } from './selectors';
import type { LabState, Notice, RunRecord } from './state';
import { divergedNotice } from './sweepNotices';

export interface Notices {
  say(notice: Omit<Notice, 'id'>): void;
  /** Says what went wrong and what to do next. */
  complain(thrown: unknown): void;
  deviceLost(reason: string): void;
  /** Says that a run lost its device, and from which step it goes on. */
  goesOn(run: RunRecord, step: number, error: LabError): void;
  /** Says why a run ended as nobody wished. */
  explain(run: RunRecord): void;
  dismiss(id: number): void;
}

export function createNotices(state: StoreApi<LabState>): Notices {
  let last = 0;

  function say(notice: Omit<Notice, 'id'>) {
    last += 1;
    const added: Notice = { id: last, ...notice };
    state.setState(({ notices }) => ({
      notices: [...notices.filter((old) => !replaces(notice, old)), added],
    }));
  }

  return {
    say,
    complain(thrown) {
      const { message, next } = LabError.from(thrown);
      say({ tone: 'error', text: message, next, offer: null });
    },
    deviceLost: (reason) =>
      say({
        tone: 'error',
        text: deviceLost(reason).message,
        next: deviceLost(reason).next,
        offer: { kind: 'reopen' },
      }),
    goesOn: (run, step, { message }) =>
      say({
        tone: 'info',
        text: message,
        next:
          step === 0
            ? `${nameOf(run)} starts again.`
            : `${nameOf(run)} goes on from step ${formatCount(step)}, where it was last saved.`,
        offer: null,
      }),
    explain(run) {
      const now = state.getState();
      const notice = divergedNotice(run, now) ?? explanation(run, waitingRuns(now).length);
      if (notice) say(notice);
    },
    dismiss: (id) =>
      state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  };
}

/** Returns the error of whatever was computed on a device that is gone. */
export const deviceLost = (reason: string) =>
  new LabError(
    'device-lost',
    `The device that computes was lost: ${reason.replace(/\.?$/, '.')}`,
    'Finished runs are kept. Open the device again, or choose the WASM backend.',
  );

/** What is offered once is said once: a lost device, though the run that it took down says it too. */
function replaces(added: Omit<Notice, 'id'>, old: Notice): boolean {
  const kind = added.offer?.kind;
  const saidOnce = kind === 'reopen' || kind === 'undo-delete';
  const isSameTopic = added.topic !== undefined && added.topic === old.topic;
  return isSameTopic || (saidOnce && old.offer?.kind === kind) || added.text === old.text;
}

function explanation(run: RunRecord, waiting: number): Omit<Notice, 'id'> | null {
  const { problem, status } = run;
  if (!problem || !['failed', 'diverged', 'interrupted'].includes(status)) return null;
  const isAboutRun = problem.code !== 'backend-unavailable';
  const text = isAboutRun ? `${nameOf(run)}: ${problem.message}` : problem.message;
  const offer = offerFor(run, waiting);
  return { tone: 'error', text, next: problem.next, offer };
}

function offerFor({ status, plan, problem, aside }: RunRecord, waiting: number): Notice['offer'] {
  if (status === 'interrupted') return { kind: 'resume', runId: plan.runId };
  if (status === 'diverged' && !aside) return { kind: 'retry-slower', runId: plan.runId };
  if (problem?.code === 'device-lost') return { kind: 'reopen' };
  return waiting > 0 ? { kind: 'continue' } : null;
}
