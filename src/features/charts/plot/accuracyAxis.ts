import type { Axis } from './axis';
import { enclosingTicks } from './ticks';

/** Least that the axis spans, so that noise does not look like a difference. Units: points. */
const leastSpan = 3;

/** Room above and below what is shown, as a share of it. */
const room = 0.06;

/** The space keeps a tick on one line. */
const format = (tick: number) => `${tick}\u00a0%`;

/** Returns an axis around accuracies. Units: percent. */
export function accuracyAxis(values: readonly number[]): Axis {
  if (values.length === 0) {
    return { ticks: [0, 25, 50, 75, 100], domain: [0, 100], format, title: null };
  }
  const high = Math.max(...values);
  const low = Math.min(...values, high - leastSpan);
  const margin = (high - low) * room;
  const domain = [Math.max(low - margin, 0), Math.min(high + margin, 100)] as const;
  const ticks = enclosingTicks(...domain, 4);
  return {
    ticks: ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]),
    domain,
    format,
    title: null,
  };
}
