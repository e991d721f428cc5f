import { clamp, nearest } from './codes';
import { storeFloats } from './partial';

/**
 * Rounds to the grid, `clamp(rint(x * inverse), low, high) * scale`. NaN stays NaN.
 * Shapes: x and result [rows, channels]; parameters [4 or more, whole vectors of channels]: scale,
 * inverse, low, high.
 */
export function learnedQuant(
  x: usize,
  result: usize,
  parameters: usize,
  rows: i32,
  channels: i32,
  halfUp: bool,
): void {
  const stride = ((channels + 3) & ~3) << 2;
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel += 4) {
      const offset = channel << 2;
      const scale = parameters + offset;
      const quotient = f32x4.mul(v128.load(x + offset), v128.load(scale + stride));
      const low = v128.load(scale + 2 * stride);
      const code = clamp(nearest(quotient, halfUp), low, v128.load(scale + 3 * stride));
      const lanes = min(4, channels - channel);
      storeFloats(result + offset, f32x4.mul(code, v128.load(scale)), lanes);
    }
    x += channels << 2;
    result += channels << 2;
  }
}

/** The same with one scale for all values. Shapes: x and result [size]; parameters [4 or more, 4]. */
export function learnedQuantAll(
  x: usize,
  result: usize,
  parameters: usize,
  size: i32,
  halfUp: bool,
): void {
  const scale = v128.load(parameters);
  const inverse = v128.load(parameters, 16);
  const low = v128.load(parameters, 32);
  const high = v128.load(parameters, 48);
  for (let i = 0; i < size; i += 4) {
    const code = clamp(nearest(f32x4.mul(v128.load(x), inverse), halfUp), low, high);
    storeFloats(result, f32x4.mul(code, scale), min(4, size - i));
    x += 16;
    result += 16;
  }
}
