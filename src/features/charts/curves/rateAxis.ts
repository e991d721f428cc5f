import { formatRate } from '../../../share/format';
import { type Axis, axisOver } from '../plot/axis';
import { decades, enclosingTicks } from '../plot/ticks';

/** Beyond this ratio a linear axis shows the smaller rates as zero. */
const widest = 30;

/**
 * Returns an axis for learning rates: linear while they fall smoothly to zero or hardly change,
 * logarithmic when levels far apart are to be told apart.
 */
export function rateAxis(curves: readonly (readonly { readonly y: number }[])[]): Axis {
  const highest = curves.map((points) => Math.max(...points.map(({ y }) => y), 0));
  const levels = curves.flatMap((points) => [...new Set(points.map(({ y }) => y))].slice(0, 8));
  const isStepped = curves.every((points) => new Set(points.map(({ y }) => y)).size <= 8);
  const top = Math.max(...highest, 1e-9);
  const tops = highest.filter((rate) => rate > 0);
  const low = Math.min(...(isStepped ? levels.filter((rate) => rate > 0) : tops), top);
  if (top / low > widest) {
    return axisOver(decades(low, top), formatRate, 'learning rate, dotted, log', true);
  }
  return axisOver(enclosingTicks(0, top, 4), formatRate, 'learning rate, dotted');
}
