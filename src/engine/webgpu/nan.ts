/** A WGSL function `isNan(x)`, by the bits: a compiler may take `x != x` for false. */
export const isNanText = `
  fn isNan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }`;
