import type { HeldOutPoint, Method, TrainPoint } from '../../../core/run';
import { learningRateAt } from '../../../core/schedule';
import type { Settings } from '../../../core/settings/settings';
import type { LinkedResult, LinkedRun } from '../link';
import { unsaid } from '../versions';

export const fakeLinkedDevice = {
  backend: 'wasm',
  label: 'WASM - 2 threads, no GPU found',
  browser: 'Chromium 139',
} as const;

/** Looks like noise, and is the same every time. */
const noise = (at: number) => Math.sin(at * 12.9898) * Math.cos(at * 78.233);

export function fakeTrain(steps: number, peak: number, phase = 0): TrainPoint[] {
  const plan = { schedule: 'cosine', peak, warmupShare: 0, totalSteps: steps } as const;
  return Array.from({ length: steps }, (_, step) => ({
    step,
    loss: 0.3 + 0.3 * Math.exp(-step / 100) + 0.12 * noise(step + phase),
    accuracy: 0.9,
    learningRate: learningRateAt(plan, step),
    elapsedMs: 11 * (step + 1),
  }));
}

export function fakeHeldOut(steps: number, points: number, phase = 0): HeldOutPoint[] {
  return Array.from({ length: points }, (_, at) => ({
    step: Math.round((at * steps) / (points - 1)),
    loss: Math.round(350 - at + 10 * noise(at + phase)) / 1_000,
    accuracy: Math.round(880 + at + 6 * noise(at + phase)) / 1_000,
  }));
}

/** Returns a result such as one epoch of QAT has. */
export function fakeLinkedResult(parts: Partial<LinkedResult> = {}, phase = 0): LinkedResult {
  const steps = 859;
  return {
    device: fakeLinkedDevice,
    end: 'finished',
    evaluation: { correct: 8_952, total: 10_000, agreeing: 9_512, loss: 0.301, evaluateMs: 912 },
    sizeBytes: 13_214,
    steps,
    trainMs: 11 * steps,
    totalMs: 12_040,
    train: fakeTrain(steps, unsaid.qatLearningRate, phase),
    heldOut: fakeHeldOut(steps, 21, phase),
    ...parts,
  };
}

export function fakeLinkedRun(
  method: Method,
  settings: Partial<Settings> = {},
  result: LinkedResult | null = null,
): LinkedRun {
  return { method, settings: { ...unsaid, ...settings }, result };
}
