import { type Axis, axisOver } from '../plot/axis';
import { enclosingTicks, logTicks } from '../plot/ticks';
import type { RunCurves } from './runCurves';

const unit = 'cross-entropy, nats';

type Losses = Pick<RunCurves, 'smoothLoss' | 'heldOutLoss'>;

/** Returns an axis for the smoothed and held-out losses; raw ones may leave it. */
export function lossAxis(shown: readonly Losses[], log: boolean): Axis {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { y } of shown.flatMap((own) => [...own.smoothLoss, ...own.heldOutLoss])) {
    if (!Number.isFinite(y) || (log && y <= 0)) continue;
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  if (low > high) [low, high] = [0.1, 1];
  return log
    ? axisOver(logTicks(low, high), String, `${unit}, log`, true)
    : axisOver(enclosingTicks(low, high, 4), String, unit);
}
