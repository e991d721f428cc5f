import { groups, storeFloats } from './partial';

/**
 * Sums over the batch of the gradient that passes, and of it times `x - mean`. Each image is
 * summed by itself first, which keeps precision.
 * Shapes: x [images, height, width, channels]; gradient and codes as pooled; mean [channels] with
 * room for whole vectors; sums [4, channels in whole vectors]: the image's two, then the batch's.
 */
export function normReluMaxPoolSums(
  x: usize,
  gradient: usize,
  codes: usize,
  mean: usize,
  sums: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const pixelBytes = channels << 2;
  const rowBytes = width * pixelBytes;
  const halfBytes = groups(channels, 4) << 5;
  memory.fill(sums, 0, 2 * halfBytes);
  for (let image = 0; image < images; image++) {
    memory.fill(sums, 0, halfBytes);
    for (let y = 0; y + 2 <= height; y += 2) {
      let corner = x + y * rowBytes;
      for (let column = 0; column + 2 <= width; column += 2) {
        addWindow(corner, rowBytes, pixelBytes, gradient, codes, mean, sums, channels);
        corner += 2 * pixelBytes;
        gradient += pixelBytes;
        codes += channels;
      }
    }
    for (let offset = 0; offset < halfBytes; offset += 16) {
      const total = sums + halfBytes + offset;
      v128.store(total, f32x4.add(v128.load(total), v128.load(sums + offset)));
    }
    x += height * rowBytes;
  }
}

function addWindow(
  corner: usize,
  rowBytes: i32,
  pixelBytes: i32,
  gradient: usize,
  codes: usize,
  mean: usize,
  sums: usize,
  channels: i32,
): void {
  const weighted = sums + (groups(channels, 4) << 4);
  for (let offset = 0; offset < channels << 2; offset += 16) {
    const code = loadCodes(codes + (offset >> 2));
    const below = corner + rowBytes;
    let x = v128.load(corner);
    x = v128.bitselect(v128.load(corner + pixelBytes), x, i32x4.eq(code, i32x4.splat(1)));
    x = v128.bitselect(v128.load(below), x, i32x4.eq(code, i32x4.splat(2)));
    x = v128.bitselect(v128.load(below + pixelBytes), x, i32x4.eq(code, i32x4.splat(3)));
    const g = v128.andnot(v128.load(gradient + offset), i32x4.eq(code, i32x4.splat(4)));
    const product = f32x4.mul(g, f32x4.sub(x, v128.load(mean + offset)));
    v128.store(sums + offset, f32x4.add(v128.load(sums + offset), g));
    v128.store(weighted + offset, f32x4.add(v128.load(weighted + offset), product));
    corner += 16;
  }
}

function loadCodes(codes: usize): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(codes)));
}

/**
 * Writes the gradient of x: `(x - mean) * slope + shift` everywhere, and `factor` times the pooled
 * gradient where it passes.
 * Shapes: as `normReluMaxPoolSums`; mean, slope, shift, factor [channels] with room for whole
 * vectors; xGradient as x.
 */
export function normReluMaxPoolGradient(
  x: usize,
  gradient: usize,
  codes: usize,
  parameters: usize,
  xGradient: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const pixelBytes = channels << 2;
  const rowBytes = width * pixelBytes;
  const toTarget = xGradient - x;
  for (let image = 0; image < images; image++) {
    for (let y = 0; y < height; y++) {
      const pooledRow = y >> 1 < height >> 1;
      for (let column = 0; column < width; column++) {
        const pixel = x + y * rowBytes + column * pixelBytes;
        if (pooledRow && column >> 1 < width >> 1) {
          const place = ((y >> 1) * (width >> 1) + (column >> 1)) * channels;
          const own = ((y & 1) << 1) | (column & 1);
          writePooled(
            pixel,
            toTarget,
            gradient + (place << 2),
            codes + place,
            parameters,
            channels,
            own,
          );
        } else {
          writeUnpooled(pixel, toTarget, parameters, channels);
        }
      }
    }
    const pooledSize = (height >> 1) * (width >> 1) * channels;
    x += height * rowBytes;
    gradient += pooledSize << 2;
    codes += pooledSize;
  }
}

/** A pixel of a window, of which it is the value with code `own`. */
function writePooled(
  pixel: usize,
  toTarget: usize,
  gradient: usize,
  codes: usize,
  parameters: usize,
  channels: i32,
  own: i32,
): void {
  const paddedBytes = groups(channels, 4) << 4;
  const ownCode = i32x4.splat(own);
  for (let channel = 0; channel < channels; channel += 4) {
    const passes = i32x4.eq(loadCodes(codes), ownCode);
    const factor = v128.load(parameters + 3 * paddedBytes);
    const passed = v128.and(f32x4.mul(v128.load(gradient), factor), passes);
    const value = f32x4.add(centred(pixel, parameters, paddedBytes), passed);
    storeFloats(pixel + toTarget, value, min(4, channels - channel));
    pixel += 16;
    gradient += 16;
    codes += 4;
    parameters += 16;
  }
}

/** A pixel of an odd last row or column, which no window covers. */
function writeUnpooled(pixel: usize, toTarget: usize, parameters: usize, channels: i32): void {
  const paddedBytes = groups(channels, 4) << 4;
  for (let channel = 0; channel < channels; channel += 4) {
    const value = centred(pixel, parameters, paddedBytes);
    storeFloats(pixel + toTarget, value, min(4, channels - channel));
    pixel += 16;
    parameters += 16;
  }
}

/** Returns `(x - mean) * slope + shift` of four channels. */
function centred(pixel: usize, parameters: usize, paddedBytes: i32): v128 {
  const from = f32x4.sub(v128.load(pixel), v128.load(parameters));
  const slope = v128.load(parameters + paddedBytes);
  return f32x4.add(f32x4.mul(from, slope), v128.load(parameters + 2 * paddedBytes));
}
