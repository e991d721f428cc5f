import { groups } from './partial';

/**
 * Gradient of a convolution (stride 1, valid) for its kernels, from a gradient without zeros.
 * Shapes: x [images, height, width, channels]; gradient [images, oh, ow, out]; sums [kernelHeight,
 * kernelWidth * channels in whole vectors, out in groups of eight].
 */
export function convFilterGradient(
  x: usize,
  gradient: usize,
  sums: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
): void {
  const rowBytes = (width * channels) << 2;
  const taps = groups(kernelWidth * channels, 4);
  const blocks = groups(out, 8);
  const outputHeight = height - kernelHeight + 1;
  const outputWidth = width - kernelWidth + 1;
  memory.fill(sums, 0, (kernelHeight * taps * blocks) << 7);
  for (let image = 0; image < images; image++) {
    let tile = sums;
    for (let r = 0; r < kernelHeight; r++) {
      for (let tap = 0; tap < taps; tap++) {
        const source = x + r * rowBytes + (tap << 4);
        for (let block = 0; block < blocks; block++) {
          addTile(
            source,
            gradient + (block << 5),
            tile + (block << 5),
            blocks << 5,
            outputHeight,
            outputWidth,
            rowBytes,
            channels << 2,
            out << 2,
          );
        }
        tile += blocks << 7;
      }
    }
    x += height * rowBytes;
    gradient += (outputHeight * outputWidth * out) << 2;
  }
}

/** Adds one image's products of four taps with eight output channels. */
function addTile(
  x: usize,
  gradient: usize,
  sums: usize,
  sumsBytes: i32,
  outputHeight: i32,
  outputWidth: i32,
  rowBytes: i32,
  pixelBytes: i32,
  gradientBytes: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  for (let y = 0; y < outputHeight; y++) {
    let pixel = x + y * rowBytes;
    const end = pixel + outputWidth * pixelBytes;
    for (; pixel < end; pixel += pixelBytes) {
      const g0 = v128.load(gradient);
      const g1 = v128.load(gradient, 16);
      let s = v128.load_splat<f32>(pixel);
      a0 = f32x4.add(a0, f32x4.mul(s, g0));
      a1 = f32x4.add(a1, f32x4.mul(s, g1));
      s = v128.load_splat<f32>(pixel, 4);
      b0 = f32x4.add(b0, f32x4.mul(s, g0));
      b1 = f32x4.add(b1, f32x4.mul(s, g1));
      s = v128.load_splat<f32>(pixel, 8);
      c0 = f32x4.add(c0, f32x4.mul(s, g0));
      c1 = f32x4.add(c1, f32x4.mul(s, g1));
      s = v128.load_splat<f32>(pixel, 12);
      d0 = f32x4.add(d0, f32x4.mul(s, g0));
      d1 = f32x4.add(d1, f32x4.mul(s, g1));
      gradient += gradientBytes;
    }
  }
  addPair(sums, a0, a1);
  addPair(sums + sumsBytes, b0, b1);
  addPair(sums + 2 * sumsBytes, c0, c1);
  addPair(sums + 3 * sumsBytes, d0, d1);
}

function addPair(sums: usize, first: v128, second: v128): void {
  v128.store(sums, f32x4.add(v128.load(sums), first));
  v128.store(sums, f32x4.add(v128.load(sums, 16), second), 16);
}

/** Writes the filter gradient [rows, row, out] from its padded sums. */
export function unpadGradient(sums: usize, gradient: usize, rows: i32, row: i32, out: i32): void {
  const paddedRow = groups(row, 4) << 2;
  const paddedOut = groups(out, 8) << 3;
  for (let r = 0; r < rows; r++) {
    for (let tap = 0; tap < row; tap++) {
      memory.copy(gradient, sums + (((r * paddedRow + tap) * paddedOut) << 2), out << 2);
      gradient += out << 2;
    }
  }
}
