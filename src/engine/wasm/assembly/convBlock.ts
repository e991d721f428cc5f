import { storeBytes, storeFloats } from './partial';

/**
 * Convolution (stride 1, valid), bias, ReLU and 2x2 max-pool in one pass. `codes` tells which
 * value of its window each result is, 0 to 3 in reading order, the first of equals; 4 where ReLU
 * made it zero.
 * Shapes: x [images, height, width, channels]; packed as `packKernels` writes it; pooled and codes
 * [images, ph, pw, out].
 */
export function convBlock(
  x: usize,
  packed: usize,
  pooled: usize,
  codes: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
): void {
  const pooledHeight = (height - kernelHeight + 1) >> 1;
  const pooledWidth = (width - kernelWidth + 1) >> 1;
  const pixelBytes = channels << 2;
  const rowBytes = width * pixelBytes;
  const row = kernelWidth * channels;
  const blockBytes = (1 + kernelHeight * row) << 5;
  for (let image = 0; image < images; image++) {
    for (let first = 0; first < out; first += 8) {
      const lanes = min(8, out - first);
      let target = first;
      for (let py = 0; py < pooledHeight; py++) {
        let corner = x + 2 * py * rowBytes;
        for (let px = 0; px < pooledWidth; px++) {
          window(
            corner,
            rowBytes,
            pixelBytes,
            packed + (first >> 3) * blockBytes,
            kernelHeight,
            row,
            pooled + (target << 2),
            codes + target,
            lanes,
          );
          corner += 2 * pixelBytes;
          target += out;
        }
      }
    }
    x += height * rowBytes;
    pooled += (pooledHeight * pooledWidth * out) << 2;
    codes += pooledHeight * pooledWidth * out;
  }
}

/** One pooling window: four pixels of the convolution by eight output channels. */
function window(
  corner: usize,
  rowBytes: i32,
  pixelBytes: i32,
  packed: usize,
  kernelHeight: i32,
  row: i32,
  pooled: usize,
  codes: usize,
  lanes: i32,
): void {
  let a0 = v128.load(packed);
  let a1 = v128.load(packed, 16);
  let b0 = a0;
  let b1 = a1;
  let c0 = a0;
  let c1 = a1;
  let d0 = a0;
  let d1 = a1;
  packed += 32;
  for (let r = 0; r < kernelHeight; r++) {
    let top = corner + r * rowBytes;
    let topRight = top + pixelBytes;
    let bottom = top + rowBytes;
    let bottomRight = bottom + pixelBytes;
    const pairsEnd = top + ((row & ~1) << 2);
    while (top < pairsEnd) {
      const w0 = v128.load(packed);
      const w1 = v128.load(packed, 16);
      let s = v128.load_splat<f32>(top);
      a0 = f32x4.add(a0, f32x4.mul(s, w0));
      a1 = f32x4.add(a1, f32x4.mul(s, w1));
      s = v128.load_splat<f32>(topRight);
      b0 = f32x4.add(b0, f32x4.mul(s, w0));
      b1 = f32x4.add(b1, f32x4.mul(s, w1));
      s = v128.load_splat<f32>(bottom);
      c0 = f32x4.add(c0, f32x4.mul(s, w0));
      c1 = f32x4.add(c1, f32x4.mul(s, w1));
      s = v128.load_splat<f32>(bottomRight);
      d0 = f32x4.add(d0, f32x4.mul(s, w0));
      d1 = f32x4.add(d1, f32x4.mul(s, w1));
      const v0 = v128.load(packed, 32);
      const v1 = v128.load(packed, 48);
      s = v128.load_splat<f32>(top, 4);
      a0 = f32x4.add(a0, f32x4.mul(s, v0));
      a1 = f32x4.add(a1, f32x4.mul(s, v1));
      s = v128.load_splat<f32>(topRight, 4);
      b0 = f32x4.add(b0, f32x4.mul(s, v0));
      b1 = f32x4.add(b1, f32x4.mul(s, v1));
      s = v128.load_splat<f32>(bottom, 4);
      c0 = f32x4.add(c0, f32x4.mul(s, v0));
      c1 = f32x4.add(c1, f32x4.mul(s, v1));
      s = v128.load_splat<f32>(bottomRight, 4);
      d0 = f32x4.add(d0, f32x4.mul(s, v0));
      d1 = f32x4.add(d1, f32x4.mul(s, v1));
      top += 8;
      topRight += 8;
      bottom += 8;
      bottomRight += 8;
      packed += 64;
    }
    if (row & 1) {
      const w0 = v128.load(packed);
      const w1 = v128.load(packed, 16);
      let s = v128.load_splat<f32>(top);
      a0 = f32x4.add(a0, f32x4.mul(s, w0));
      a1 = f32x4.add(a1, f32x4.mul(s, w1));
      s = v128.load_splat<f32>(topRight);
      b0 = f32x4.add(b0, f32x4.mul(s, w0));
      b1 = f32x4.add(b1, f32x4.mul(s, w1));
      s = v128.load_splat<f32>(bottom);
      c0 = f32x4.add(c0, f32x4.mul(s, w0));
      c1 = f32x4.add(c1, f32x4.mul(s, w1));
      s = v128.load_splat<f32>(bottomRight);
      d0 = f32x4.add(d0, f32x4.mul(s, w0));
      d1 = f32x4.add(d1, f32x4.mul(s, w1));
      packed += 32;
    }
  }
  const max0 = larger(larger(a0, b0), larger(c0, d0));
  const max1 = larger(larger(a1, b1), larger(c1, d1));
  const code0 = codeOf(max0, a0, b0, c0);
  const code1 = codeOf(max1, a1, b1, c1);
  const shorts = i16x8.narrow_i32x4_s(code0, code1);
  storeBytes(codes, i8x16.narrow_i16x8_u(shorts, shorts), lanes);
  const zero = f32x4.splat(0);
  if (lanes > 4) {
    v128.store(pooled, larger(max0, zero));
    storeFloats(pooled + 16, larger(max1, zero), lanes - 4);
  } else {
    storeFloats(pooled, larger(max0, zero), lanes);
  }
}

/** Returns b where it is larger than a, else a: a NaN in a stays. */
export function larger(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b);
}

/** Returns which of the window's values is its maximum, or 4 where that is not above zero. */
export function codeOf(max: v128, a: v128, b: v128, c: v128): v128 {
  let code = v128.bitselect(i32x4.splat(2), i32x4.splat(3), f32x4.eq(c, max));
  code = v128.bitselect(i32x4.splat(1), code, f32x4.eq(b, max));
  code = v128.bitselect(i32x4.splat(0), code, f32x4.eq(a, max));
  return v128.bitselect(code, i32x4.splat(4), f32x4.gt(max, f32x4.splat(0)));
}
