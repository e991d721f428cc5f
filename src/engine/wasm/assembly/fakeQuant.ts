import { storeBytes, storeFloats } from './partial';

/**
 * Rounds to the grid, `clamp(rint(x * inverse), low, high) * scale`, and marks with 1 the values
 * whose code needed no clamping. NaN stays NaN, and is not marked.
 * Shapes: x, result and inside [rows, channels]; parameters [channels], with room to read whole
 * vectors.
 */
export function fakeQuant(
  x: usize,
  result: usize,
  inside: usize,
  scale: usize,
  inverse: usize,
  low: usize,
  high: usize,
  rows: i32,
  channels: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel += 4) {
      const offset = channel << 2;
      const code = f32x4.nearest(f32x4.mul(v128.load(x + offset), v128.load(inverse + offset)));
      const clamped = clamp(code, v128.load(low + offset), v128.load(high + offset));
      const lanes = min(4, channels - channel);
      storeFloats(result + offset, f32x4.mul(clamped, v128.load(scale + offset)), lanes);
      storeBytes(inside + channel, bytesOf(f32x4.eq(code, clamped)), lanes);
    }
    x += channels << 2;
    result += channels << 2;
    inside += channels;
  }
}

/** The same with one scale for all values. Shapes: x, result and inside [size]; parameters scalar. */
export function fakeQuantAll(
  x: usize,
  result: usize,
  inside: usize,
  scale: usize,
  inverse: usize,
  low: usize,
  high: usize,
  size: i32,
): void {
  const factor = v128.load_splat<f32>(scale);
  const reciprocal = v128.load_splat<f32>(inverse);
  const least = v128.load_splat<f32>(low);
  const most = v128.load_splat<f32>(high);
  for (let i = 0; i < size; i += 4) {
    const code = f32x4.nearest(f32x4.mul(v128.load(x), reciprocal));
    const clamped = clamp(code, least, most);
    const lanes = min(4, size - i);
    storeFloats(result, f32x4.mul(clamped, factor), lanes);
    storeBytes(inside, bytesOf(f32x4.eq(code, clamped)), lanes);
    x += 16;
    result += 16;
    inside += 4;
  }
}

function clamp(code: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(code, low), high);
}

/** Returns one byte, 0 or 1, per lane of a comparison. */
function bytesOf(comparison: v128): v128 {
  const ones = v128.and(comparison, i32x4.splat(1));
  const shorts = i16x8.narrow_i32x4_s(ones, ones);
  return i8x16.narrow_i16x8_u(shorts, shorts);
}

/** Passes the gradient where the value was inside. Shapes: all [size]. */
export function fakeQuantGradient(gradient: usize, inside: usize, result: usize, size: i32): void {
  for (let i = 0; i < size; i += 4) {
    const shorts = i16x8.extend_low_i8x16_u(v128.load32_zero(inside));
    const passes = i32x4.ne(i32x4.extend_low_i16x8_u(shorts), i32x4.splat(0));
    storeFloats(result, v128.and(v128.load(gradient), passes), min(4, size - i));
    gradient += 16;
    inside += 4;
    result += 16;
  }
}
