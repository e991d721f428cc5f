import { codeOf, larger } from './convBlock';
import { storeBytes, storeFloats } from './partial';

/**
 * Scale and shift of every channel, ReLU and 2x2 max-pool in one pass; codes as in `convBlock`.
 * Shapes: x [images, height, width, channels]; factor and shift [channels], with room to read
 * whole vectors; pooled and codes [images, floor(height / 2), floor(width / 2), channels].
 */
export function normReluMaxPool(
  x: usize,
  factor: usize,
  shift: usize,
  pooled: usize,
  codes: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const pixelBytes = channels << 2;
  const rowBytes = width * pixelBytes;
  for (let image = 0; image < images; image++) {
    for (let y = 0; y + 2 <= height; y += 2) {
      let corner = x + y * rowBytes;
      for (let column = 0; column + 2 <= width; column += 2) {
        poolWindow(corner, rowBytes, pixelBytes, factor, shift, pooled, codes, channels);
        corner += 2 * pixelBytes;
        pooled += pixelBytes;
        codes += channels;
      }
    }
    x += height * rowBytes;
  }
}

function poolWindow(
  corner: usize,
  rowBytes: i32,
  pixelBytes: i32,
  factor: usize,
  shift: usize,
  pooled: usize,
  codes: usize,
  channels: i32,
): void {
  for (let channel = 0; channel < channels; channel += 4) {
    const f = v128.load(factor);
    const s = v128.load(shift);
    const below = corner + rowBytes;
    const a = f32x4.add(f32x4.mul(v128.load(corner), f), s);
    const b = f32x4.add(f32x4.mul(v128.load(corner + pixelBytes), f), s);
    const c = f32x4.add(f32x4.mul(v128.load(below), f), s);
    const d = f32x4.add(f32x4.mul(v128.load(below + pixelBytes), f), s);
    const max = larger(larger(a, b), larger(c, d));
    const lanes = min(4, channels - channel);
    storeFloats(pooled, larger(max, f32x4.splat(0)), lanes);
    const shorts = i16x8.narrow_i32x4_s(codeOf(max, a, b, c), i32x4.splat(0));
    storeBytes(codes, i8x16.narrow_i16x8_u(shorts, shorts), lanes);
    corner += 16;
    factor += 16;
    shift += 16;
    pooled += 16;
    codes += 4;
  }
}
