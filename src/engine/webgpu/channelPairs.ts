const size = 64;

/** The most tiles that `pairTotalText` adds quickly. */
export const mostPairTiles = 512;

/** Invocations of a workgroup that calls `pairTotal`. */
export const pairWorkgroup = size;

/**
 * Returns a WGSL function `pairTotal(channel, local)`, which a whole workgroup must call: the sum
 * over all tiles of one channel's pair, from a buffer `pairs` [tiles, channels] of `vec2<f32>`.
 * Needs the constants `tiles` and `channels`.
 */
export const pairTotalText = `
  var<workgroup> parts: array<vec2<f32>, ${size}>;
  fn pairTotal(channel: u32, local: u32) -> vec2<f32> {
    var mine = vec2(0.0);
    for (var tile = local; tile < tiles; tile += ${size}u) { mine += pairs[tile * channels + channel]; }
    parts[local] = mine;
    workgroupBarrier();
    var total = vec2(0.0);
    for (var i = 0u; i < ${size}u; i++) { total += parts[i]; }
    return total;
  }`;
