/** Invocations that keep a large GPU busy, and are few enough for their sums to be added cheaply. */
const wantedInvocations = 16_384;
const fewestTiles = 32;
const mostTiles = 128;

/** Returns into how many tiles to cut a sum over `pixels` that each tile does in `invocations`. */
export function tileCount(pixels: number, invocations: number): number {
  const wanted = Math.round(wantedInvocations / invocations);
  return Math.min(pixels, Math.max(fewestTiles, Math.min(mostTiles, wanted)));
}
