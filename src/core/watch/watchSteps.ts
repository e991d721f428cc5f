/** Most samples that a run is watched by. */
const mostSamples = 200;

/** A sample costs a tenth of a step or more; more often than this it would slow training down. */
const leastApart = 8;

/** Returns how many steps lie between one sample of a run and the next. */
export function stepsBetweenSamples(totalSteps: number): number {
  return Math.max(leastApart, Math.ceil(totalSteps / mostSamples));
}
