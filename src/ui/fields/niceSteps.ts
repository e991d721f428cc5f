const mantissas = [1, 1.5, 2, 3, 5, 7];

/** Returns round numbers from `min` to `max`, about evenly spread on a log axis. */
export function niceLogSteps(min: number, max: number): number[] {
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  const steps: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    for (const mantissa of mantissas) steps.push(Number(`${mantissa}e${exponent}`));
  }
  return steps.filter((step) => step >= min && step <= max);
}

/** Returns the index of the step nearest to `value` on a log axis. */
export function nearestStep(steps: readonly number[], value: number): number {
  const distance = (step: number) => Math.abs(Math.log(step / value));
  let best = 0;
  steps.forEach((step, index) => {
    if (distance(step) < distance(steps[best] ?? step)) best = index;
  });
  return best;
}
