import type { SmallAxis } from '../../ui/SmallPlot';

/** Returns about `count` round ticks within a domain. */
export function roundTicks([low, high]: readonly [number, number], count: number): number[] {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) {
    ticks.push(Number(tick.toPrecision(6)));
  }
  return ticks;
}

function padded(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
}

/** Returns the axes of accuracy against size that hold these points. Units: KB, percent. */
export function sizeAxes(
  points: readonly { readonly kilobytes: number; readonly percent: number }[],
): {
  readonly x: SmallAxis;
  readonly y: SmallAxis;
} {
  const across = padded(points.map(({ kilobytes }) => kilobytes));
  const up = padded(points.map(({ percent }) => percent));
  return {
    x: { title: 'size, KB', domain: across, ticks: roundTicks(across, 5), format: String },
    y: { title: 'held-out accuracy, %', domain: up, ticks: roundTicks(up, 4), format: String },
  };
}
