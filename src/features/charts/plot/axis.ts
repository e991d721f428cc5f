/** Room around a plot for its axes. Units: pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Axis {
  readonly ticks: readonly number[];
  readonly domain: readonly [low: number, high: number];
  readonly format: (value: number) => string;
  /** What it counts, and in which unit; null where the ticks say so. */
  readonly title: string | null;
  readonly log?: boolean;
}

export const rightAxisId = 'right';

/** Units: pixels. */
export const axisFontSize = 11;

/** Returns an axis from its first to its last tick. */
export function axisOver(
  ticks: readonly number[],
  format: (value: number) => string,
  title: string | null,
  log = false,
): Axis {
  return { ticks, domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], format, title, log };
}
