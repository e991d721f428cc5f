const roundSteps = [1, 2, 2.5, 5, 10];

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = roundSteps.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Takes floating point's last digits off, so that labels are round. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** Returns about `count` round numbers whose ends enclose `low` and `high`. */
export function enclosingTicks(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low || Math.abs(high) || 1) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
}

/** Returns about `count` round numbers from `low` to `high`, both included where they are round. */
export function ticksBetween(low: number, high: number, count: number): number[] {
  return enclosingTicks(low, high, count).filter((tick) => tick >= low && tick <= high);
}

/** Returns the powers of ten that enclose `low` and `high`. */
export function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.max(Math.ceil(Math.log10(high) - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`));
}

const mostLogTicks = 6;

/** Returns numbers that enclose `low` and `high` on a log axis: 1, 2 and 5 in every decade, or powers of ten where those were too many. */
export function logTicks(low: number, high: number): number[] {
  const fine = decades(low, high)
    .flatMap((power) => [power, 2 * power, 5 * power])
    .map(tidy);
  const first = fine.findLastIndex((tick) => tick <= low * (1 + 1e-9));
  const last = fine.findIndex((tick) => tick >= high * (1 - 1e-9));
  const ticks = fine.slice(Math.max(first, 0), Math.max(last, first + 1) + 1);
  return ticks.length > mostLogTicks ? decades(low, high) : ticks;
}
