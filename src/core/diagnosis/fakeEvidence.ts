import type { HeldOutPoint, Method, RunResult } from '../run';
import { defaultSettings, type Settings } from '../settings/settings';
import type { WatchSample } from '../watch/watchSample';
import type { Evidence, RunEvidence } from './evidence';
import type { Finding } from './finding';
import { checks } from './index';

const result: RunResult = {
  end: 'finished',
  evaluation: { correct: 8_950, total: 10_000, agreeing: 9_700, loss: 0.3, evaluateMs: 1 },
  sizeBytes: 1,
  layers: [],
  activations: [],
  repairs: null,
  integers: null,
  steps: 100,
  trainMs: 1,
  totalMs: 1,
  problem: null,
};

/** What a test says about a run; the rest is as by default. */
export interface FakeEvidence {
  readonly correct?: number;
  readonly losses?: readonly number[];
  readonly settings?: Partial<Settings>;
  readonly parts?: Partial<RunResult>;
  readonly watch?: readonly WatchSample[];
}

/** Returns a run that has ended well unless told otherwise, for tests. */
export function fakeRunEvidence(
  method: Method,
  { correct = 8_950, losses = [], settings, parts, watch = [] }: FakeEvidence = {},
): RunEvidence {
  const evaluation = { correct, total: 10_000, agreeing: null, loss: 0.3, evaluateMs: 1 };
  return {
    plan: {
      runId: method,
      method,
      start: { kind: 'shipped' },
      settings: { ...defaultSettings, ...settings },
    },
    result: { ...result, evaluation, ...parts },
    train: [],
    heldOut: losses.map((loss, index): HeldOutPoint => ({ step: 10 * index, loss, accuracy: 0.9 })),
    watch,
  };
}

/** Returns what is known of a run beside a healthy base and PTQ, for tests. */
export const fakeEvidence = (own: RunEvidence, parts: Partial<Evidence> = {}): Evidence => ({
  run: own,
  base: fakeRunEvidence('base', { correct: 9_080 }),
  ptq: fakeRunEvidence('ptq', { correct: 9_000 }),
  control: null,
  otherStatistics: null,
  seeds: 2,
  probe: null,
  sensitivity: null,
  paired: null,
  ...parts,
});

/** Returns what the check of that id finds. */
export function findingOf(id: string, of: Evidence): Finding | null {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check.examine(of);
}
