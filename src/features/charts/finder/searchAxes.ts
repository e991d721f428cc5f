import type { RateFindings } from '../../../core/rateSearch/findings';
import { type RateSearch, rateSearch } from '../../../core/rateSearch/rateSearch';
import { formatRate } from '../../../share/format';
import { type Axis, axisOver } from '../plot/axis';
import { decades, enclosingTicks } from '../plot/ticks';

/** Returns the axis of the learning rates that a search goes through. */
export function searchedAxis({ lowest, highest }: RateSearch = rateSearch): Axis {
  return axisOver(decades(lowest, highest), formatRate, 'learning rate, log', true);
}

/** So far above the first loss a diverging one is followed, in heights of what lies below. */
const above = 0.5;

/** Returns an axis for what a search has measured: all of it but the end of a divergence. */
export function searchLossAxis({ smoothed }: Pick<RateFindings, 'smoothed'>): Axis {
  const losses = smoothed.map(({ loss }) => loss).filter(Number.isFinite);
  const low = Math.min(...losses, 2.5);
  const high = Math.max(losses[0] ?? 2.5, low + 0.1);
  const top = Math.min(Math.max(...losses, high), high + above * (high - low) + low);
  return axisOver(enclosingTicks(low, top, 4), String, 'cross-entropy, nats');
}
