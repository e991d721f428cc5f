/** Invocations that keep a large GPU busy, and are few enough for their sums to be added cheaply. */
const wantedInvocations = 16_384;
const fewestTiles = 32;

/**
 * Returns into how many tiles to cut a sum over `pixels` that each tile does in `invocations`; at
 * most `most`, as many as it pays to add afterwards.
 */
export function tileCount(pixels: number, invocations: number, most = 128): number {
  const wanted = Math.round(wantedInvocations / invocations);
  return Math.min(pixels, Math.max(fewestTiles, Math.min(most, wanted)));
}
