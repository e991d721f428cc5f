/** A part of an axis. */
export type Window = readonly [low: number, high: number];

/** The narrowest window is this share of the axis. */
const narrowest = 1 / 1_000;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Returns a window within the axis, which runs from 0 to `last`; null for all of it. */
export function windowWithin([from, to]: Window, last: number): Window | null {
  const width = clamp(Math.abs(to - from), last * narrowest, last);
  if (width >= last) return null;
  const low = clamp(Math.min(from, to), 0, last - width);
  return [low, low + width];
}

/** Returns a window around the same middle, `factor` times as wide. */
export function widened(window: Window | null, factor: number, last: number): Window | null {
  const [low, high] = window ?? [0, last];
  const [middle, half] = [(low + high) / 2, ((high - low) / 2) * factor];
  return windowWithin([middle - half, middle + half], last);
}

/** Returns a window as wide, moved by a `share` of its width. */
export function moved(window: Window | null, share: number, last: number): Window | null {
  if (!window) return null;
  const [low, high] = window;
  const by = (high - low) * share;
  return windowWithin([low + by, high + by], last);
}
