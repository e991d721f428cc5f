/** Most samples that a run is watched by. */
const mostSamples = 200;

/** A sample costs up to about half a step on WASM; at this distance that is some 3 % of training. */
const leastApart = 16;

/** Returns how many steps lie between one sample of a run and the next. */
export function stepsBetweenSamples(totalSteps: number): number {
  return Math.max(leastApart, Math.ceil(totalSteps / mostSamples));
}
