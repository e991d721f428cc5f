import type { JSHandle } from '@playwright/test';
import type { ContenderSpec } from '../contenderSpecs';
import type { BenchPage } from '../page/main';
import type { Opened } from '../page/protocol';
import type { Comparison } from './comparisons';
import { PageContender } from './pageContender';
import { type Proof, prove } from './proof';
import type { RoundTimes } from './ratios';
import { fewestRounds, proofStepsAt, type Turns, turns } from './schedule';

/** How one contender did in a comparison. */
export interface Standing {
  readonly spec: ContenderSpec;
  readonly opened: Opened;
  /** Compilation included. */
  readonly firstStepMs: number;
  /** Null for quantized training, which has losses of its own. */
  readonly proof: Proof | null;
  readonly stepsPerTurn: number;
  readonly times: RoundTimes;
}

export interface ComparisonResult {
  readonly batchSize: number;
  readonly note: string;
  /** Title of the contender whose losses the others' are held to. */
  readonly reference: string;
  readonly standings: readonly Standing[];
  /** Contenders that did not start, and why. */
  readonly failures: readonly { readonly title: string; readonly why: string }[];
}

/** A contender that has taken the steps of the proof. */
interface Warm {
  readonly contender: PageContender;
  readonly firstStepMs: number;
  readonly stepMs: number;
  readonly losses: readonly number[];
}

/** Opens the contenders, lets them take the steps of the proof, and then turns in rounds. */
export async function compare(
  bench: JSHandle<BenchPage>,
  { batchSize, contenders, roundsMs, note }: Comparison,
  say: (text: string) => void,
): Promise<ComparisonResult> {
  const failures: { title: string; why: string }[] = [];
  const warm: Warm[] = [];
  for (const spec of contenders) {
    say(`batch ${batchSize}: losses of ${spec.id}`);
    await warmUp(bench, spec, batchSize)
      .then((ready) => warm.push(ready))
      .catch((error: Error) => failures.push({ title: spec.title, why: error.message }));
  }
  const reference = warm.find(({ contender }) => contender.spec.bits === null);
  const plan = turns(
    warm.map(({ stepMs }) => stepMs),
    roundsMs,
  );
  const deadlineMs = performance.now() + roundsMs;
  const times = await takeTurns(warm, plan, deadlineMs, (round, all) =>
    say(`batch ${batchSize}: rounds, ${round} of ${all}`),
  );
  const standings = warm.map((ready, index) => ({
    spec: ready.contender.spec,
    opened: ready.contender.opened,
    firstStepMs: ready.firstStepMs,
    proof: ready.contender.spec.bits === null ? prove(ready.losses, reference?.losses ?? []) : null,
    stepsPerTurn: plan[index]?.steps ?? 0,
    times: times[index] ?? [],
  }));
  for (const { contender } of warm) await contender.close();
  return { batchSize, note, reference: reference?.contender.spec.title ?? '', standings, failures };
}

async function warmUp(
  bench: JSHandle<BenchPage>,
  spec: ContenderSpec,
  batchSize: number,
): Promise<Warm> {
  const contender = await PageContender.open(bench, spec, batchSize);
  const first = await contender.steps(1);
  const second = await contender.steps(1);
  const rest = await contender.steps(proofStepsAt(second.ms) - 2);
  return {
    contender,
    firstStepMs: first.ms,
    stepMs: rest.ms / rest.losses.length,
    losses: [...first.losses, ...second.losses, ...rest.losses],
  };
}

/** Returns each contender's milliseconds per step, by round; no more rounds once the time is up. */
async function takeTurns(
  warm: readonly Warm[],
  plan: readonly Turns[],
  deadlineMs: number,
  say: (round: number, all: number) => void,
): Promise<(number | null)[][]> {
  const rounds = Math.max(0, ...plan.map((turn) => turn.rounds));
  const times = warm.map((): (number | null)[] => []);
  const isOver = (round: number) => round >= fewestRounds && performance.now() > deadlineMs;
  for (let round = 0; round < rounds && !isOver(round); round++) {
    say(round + 1, rounds);
    // Each round begins with another contender, so that none always follows the same one.
    for (let turn = 0; turn < warm.length; turn++) {
      const index = (turn + round) % warm.length;
      times[index]?.push(await timedTurn(warm[index], plan[index], round));
    }
  }
  return times;
}

/** Returns milliseconds per step; null where the contender sits the round out. */
async function timedTurn(
  warm: Warm | undefined,
  turn: Turns | undefined,
  round: number,
): Promise<number | null> {
  if (!warm || !turn || round >= turn.rounds) return null;
  const { ms } = await warm.contender.steps(turn.steps);
  return ms / turn.steps;
}
