/** How far a contender's losses are from those of the reference. */
export interface Proof {
  readonly steps: number;
  /** Largest over the steps. */
  readonly relativeDifference: number;
}

/** Returns the proof over the steps that both have taken; NaN where a loss is not a number. */
export function prove(losses: readonly number[], reference: readonly number[]): Proof {
  const steps = Math.min(losses.length, reference.length);
  let relativeDifference = steps === 0 ? Number.NaN : 0;
  for (let step = 0; step < steps; step++) {
    const [loss, expected] = [losses[step] ?? Number.NaN, reference[step] ?? Number.NaN];
    // Math.max keeps a NaN, as it should.
    relativeDifference = Math.max(relativeDifference, Math.abs(loss - expected) / expected);
  }
  return { steps, relativeDifference };
}
