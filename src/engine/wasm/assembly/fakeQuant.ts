import { between, clamp, nearest } from './codes';
import { storeBytes, storeFloats } from './partial';

/**
 * Rounds to the grid, `clamp(rint(x * inverse), low, high) * scale`, and marks with 1 where the
 * gradient passes: where the code needed no clamping or, `byValue`, where x lies between `passLow`
 * and `passHigh`. NaN stays NaN, and is not marked.
 * Shapes: x, result and inside [rows, channels]; parameters [6, whole vectors of channels]: scale,
 * inverse, low, high, passLow, passHigh.
 */
export function fakeQuant(
  x: usize,
  result: usize,
  inside: usize,
  parameters: usize,
  rows: i32,
  channels: i32,
  halfUp: bool,
  byValue: bool,
): void {
  const stride = ((channels + 3) & ~3) << 2;
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel += 4) {
      const offset = channel << 2;
      const scale = parameters + offset;
      const values = v128.load(x + offset);
      const code = nearest(f32x4.mul(values, v128.load(scale + stride)), halfUp);
      const low = v128.load(scale + 2 * stride);
      const high = v128.load(scale + 3 * stride);
      const passes = byValue
        ? between(v128.load(scale + 4 * stride), values, v128.load(scale + 5 * stride))
        : between(low, code, high);
      const lanes = min(4, channels - channel);
      const rounded = f32x4.mul(clamp(code, low, high), v128.load(scale));
      storeFloats(result + offset, rounded, lanes);
      storeBytes(inside + channel, bytesOf(passes), lanes);
    }
    x += channels << 2;
    result += channels << 2;
    inside += channels;
  }
}

/** The same with one scale for all values. Shapes: x, result and inside [size]; parameters [6, 4]. */
export function fakeQuantAll(
  x: usize,
  result: usize,
  inside: usize,
  parameters: usize,
  size: i32,
  halfUp: bool,
  byValue: bool,
): void {
  const scale = v128.load(parameters);
  const inverse = v128.load(parameters, 16);
  const low = v128.load(parameters, 32);
  const high = v128.load(parameters, 48);
  const passLow = v128.load(parameters, 64);
  const passHigh = v128.load(parameters, 80);
  for (let i = 0; i < size; i += 4) {
    const values = v128.load(x);
    const code = nearest(f32x4.mul(values, inverse), halfUp);
    const passes = byValue ? between(passLow, values, passHigh) : between(low, code, high);
    const lanes = min(4, size - i);
    storeFloats(result, f32x4.mul(clamp(code, low, high), scale), lanes);
    storeBytes(inside, bytesOf(passes), lanes);
    x += 16;
    result += 16;
    inside += 4;
  }
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
