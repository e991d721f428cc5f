import { decimate, type Point } from '../../../core/curves/decimate';
import { mostPoints } from '../../../core/curves/drawnCurves';
import { ailingSteps } from '../../../core/watch/updateHealth';
import type { WatchSample } from '../../../core/watch/watchSample';
import { formatCount } from '../../../share/format';
import { type Axis, axisOver } from '../plot/axis';
import { enclosingTicks, logTicks } from '../plot/ticks';
import { formatQuantity, type Quantity } from './quantities';

/** One layer's line, and the samples that are marked on it. */
export interface WatchLine {
  readonly layerId: string;
  readonly points: readonly Point[];
  readonly vanishing: readonly Point[];
  readonly exploding: readonly Point[];
}

const layerIds = (watch: readonly WatchSample[]) => watch[0]?.layers.map(({ id }) => id) ?? [];

/** Returns a line for every layer that has the quantity. */
export function watchLines(watch: readonly WatchSample[], quantity: Quantity): WatchLine[] {
  const ailing = ailingSteps(watch);
  const marked = (id: string, ailment: string) =>
    new Set(
      ailing
        .filter((found) => found.layerId === id && found.ailment === ailment)
        .map(({ step }) => step),
    );
  return layerIds(watch).flatMap((layerId, index) => {
    const points = watch.flatMap(({ step, layers }): Point[] => {
      const layer = layers[index];
      const y = layer ? quantity.value(layer) : null;
      return y === null ? [] : [{ x: step, y }];
    });
    if (points.length === 0) return [];
    const on = (steps: ReadonlySet<number>) => points.filter(({ x }) => steps.has(x));
    return [
      {
        layerId,
        points: decimate(points, mostPoints),
        vanishing: on(marked(layerId, 'vanishing')),
        exploding: on(marked(layerId, 'exploding')),
      },
    ];
  });
}

/** Returns the axis of the steps of a run. */
export function stepAxis(watch: readonly WatchSample[], lastStep: number): Axis {
  const last = Math.max(lastStep, watch.at(-1)?.step ?? 0, 1);
  const ticks = enclosingTicks(0, last, 4).filter((tick) => Number.isInteger(tick) && tick <= last);
  return { ticks, domain: [0, last], format: formatCount, title: 'step' };
}

/** Returns the axis of a quantity. */
export function quantityAxis(lines: readonly WatchLine[], { axis, isLog }: Quantity): Axis {
  const values = lines
    .flatMap(({ points }) => points.map(({ y }) => y))
    .filter((y) => Number.isFinite(y) && (!isLog || y > 0));
  const [low, high] =
    values.length > 0 ? [Math.min(...values), Math.max(...values)] : isLog ? [1e-5, 1] : [0, 1];
  return isLog
    ? axisOver(logTicks(low, high), formatQuantity, axis, true)
    : axisOver(enclosingTicks(Math.min(low, 0), high, 4), formatQuantity, axis);
}
