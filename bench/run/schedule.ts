/** How often each contender of a comparison takes its turn. */
export interface Turns {
  /** Steps of one turn. */
  readonly steps: number;
  /** In how many rounds it takes part, from the first on. */
  readonly rounds: number;
}

/** Steps that all contenders take for the proof, where they are fast enough. */
export const proofSteps = 20;

const leastProofSteps = 4;
const proofMs = 30_000;
const turnMs = 500;
const mostSteps = 25;
const mostRounds = 25;
/** Taken even when the time is up. */
export const fewestRounds = 3;
/** A contender that takes longer for a step takes part in the fewest rounds. */
const slowStepMs = 900;

/** Returns how many steps a contender takes for the proof, from what one takes it. */
export function proofStepsAt(stepMs: number): number {
  return Math.max(leastProofSteps, Math.min(proofSteps, Math.floor(proofMs / stepMs)));
}

/** Returns the turns of each contender, from what a step takes it, so that all fit in `roundsMs`. */
export function turns(stepMs: readonly number[], roundsMs: number): Turns[] {
  const steps = stepMs.map((ms) => Math.max(1, Math.min(mostSteps, Math.round(turnMs / ms))));
  const turn = stepMs.map((ms, index) => ms * (steps[index] ?? 1));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const isSlow = (ms: number) => ms > slowStepMs;
  const slowMs = fewestRounds * sum(turn.filter((_, index) => isSlow(stepMs[index] ?? 0)));
  const fastRoundMs = sum(turn.filter((_, index) => !isSlow(stepMs[index] ?? 0)));
  const affordable = Math.floor((roundsMs - slowMs) / Math.max(1, fastRoundMs));
  const rounds = Math.max(fewestRounds, Math.min(mostRounds, affordable));
  return stepMs.map((ms, index) => ({
    steps: steps[index] ?? 1,
    rounds: isSlow(ms) ? fewestRounds : rounds,
  }));
}
