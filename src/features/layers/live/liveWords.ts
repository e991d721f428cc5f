import type { WatchSample } from '../../../core/watch/watchSample';
import { formatCount, formatShare, formatSignificant } from '../../../share/format';

/** Returns how a layer's codes fared at the latest sample; null where nothing is rounded. */
export function motionInWords(watch: readonly WatchSample[], layerId: string): string | null {
  const [before, now] = [watch.at(-2), watch.at(-1)];
  const layer = now?.layers.find(({ id }) => id === layerId);
  if (!before || !layer || layer.changedShare === null) return null;
  const share = (value: number | null) => `${formatShare(value ?? 0)} %`;
  return `${share(layer.changedShare)} of the codes changed since step ${formatCount(before.step)}, ${share(layer.oscillatingShare)} go to and fro, ${share(layer.clippedShare)} of the weights are clipped.`;
}

/** A layer's scale over the steps. */
export interface Trajectory {
  readonly words: string;
  /** SVG path in a box of 100 by 20, the later the further right. */
  readonly path: string;
}

/** Returns how the scale of a layer's weights moved; null where there is none. */
export function scaleTrajectory(watch: readonly WatchSample[], layerId: string): Trajectory | null {
  const scales = watch.flatMap(({ layers }) => {
    const scale = layers.find(({ id }) => id === layerId)?.weightScale ?? null;
    return scale === null ? [] : [scale];
  });
  const [first, last] = [scales[0], scales.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [low, high] = [Math.min(...scales), Math.max(...scales)];
  const path = scales
    .map((scale, index) => {
      const x = (100 * index) / Math.max(scales.length - 1, 1);
      const y = high > low ? 19 - (18 * (scale - low)) / (high - low) : 10;
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join('');
  const words =
    low === high
      ? `Scale ${formatSignificant(last)} throughout.`
      : `Scale ${formatSignificant(first)} at first, ${formatSignificant(last)} now.`;
  return { words, path };
}
