import type { BatchPoint, HeldOutPoint, Method, RunResult } from '../../core/run';
import { type Settings, settingIds } from '../../core/settings/settings';
import type { NodeLab } from './nodeLab';

/** What a run came to, without the times. */
export interface Outcome {
  readonly result: RunResult;
  readonly train: readonly BatchPoint[];
  readonly heldOut: readonly HeldOutPoint[];
}

/** Carries out a run of a shipped model, unless it has been. */
export type Outcomes = (method: Method, settings: Settings) => Promise<Outcome>;

export function outcomesOf(lab: NodeLab): Outcomes {
  const known = new Map<string, Promise<Outcome>>();
  return (method, settings) => {
    const key = JSON.stringify([method, settingIds.map((id) => settings[id])]);
    const outcome = known.get(key) ?? carryOut(lab, method, settings);
    known.set(key, outcome);
    return outcome;
  };
}

async function carryOut(lab: NodeLab, method: Method, settings: Settings): Promise<Outcome> {
  lab.events = [];
  const result = await lab.run({ runId: 'run', method, start: { kind: 'shipped' }, settings });
  const points = lab.events.filter((event) => event.kind === 'points');
  return {
    result: withoutTimes(result),
    train: points.flatMap(({ train }) => train.map(({ elapsedMs: _, ...point }) => point)),
    heldOut: points.flatMap(({ heldOut }) => heldOut),
  };
}

function withoutTimes(result: RunResult): RunResult {
  const evaluation = result.evaluation && { ...result.evaluation, evaluateMs: 0 };
  return { ...result, evaluation, trainMs: 0, totalMs: 0 };
}

/** Returns what a person sees of an outcome: final figures and curves. A report that changes is not enough. */
export const seenOf = ({ result, train, heldOut }: Outcome) => ({
  evaluation: result.evaluation,
  train,
  heldOut,
});
