import { groups } from './partial';

/**
 * Gradient of a convolution (stride 1, valid) for its input: every pixel of the gradient, times
 * the kernels, is added where the kernels had read. Four pixels by eight channels at a time.
 * Shapes: gradient [images, oh, ow, out]; blocks as `packInputBlocks` writes them; offsets
 * [oh * ow]; sums [height * width, channels in groups of eight]; xGradient [images,
 * height, width, channels].
 */
export function convInputGradient(
  gradient: usize,
  blocks: usize,
  offsets: usize,
  sums: usize,
  xGradient: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
): void {
  const outputHeight = height - kernelHeight + 1;
  const outputWidth = width - kernelWidth + 1;
  const groupCount = groups(channels, 8);
  const pixelBytes = groupCount << 5;
  const pixels = outputHeight * outputWidth;
  const sumsBytes = height * width * pixelBytes;
  writeOffsets(offsets, outputHeight, outputWidth, width * pixelBytes, pixelBytes);
  for (let image = 0; image < images; image++) {
    memory.fill(sums, 0, sumsBytes);
    let block = blocks;
    for (let r = 0; r < kernelHeight; r++) {
      for (let c = 0; c < kernelWidth; c++) {
        const place = sums + (r * width + c) * pixelBytes;
        addPlace(gradient, block, offsets, place, pixels, groupCount, out);
        block += (groupCount * out) << 5;
      }
    }
    for (let pixel = 0; pixel < height * width; pixel++) {
      memory.copy(xGradient, sums + pixel * pixelBytes, channels << 2);
      xGradient += channels << 2;
    }
    gradient += (pixels * out) << 2;
  }
}

/** Writes the offset in bytes of the input pixel that each output pixel starts at. */
function writeOffsets(
  offsets: usize,
  outputHeight: i32,
  outputWidth: i32,
  rowBytes: i32,
  pixelBytes: i32,
): void {
  for (let y = 0; y < outputHeight; y++) {
    for (let x = 0; x < outputWidth; x++) {
      store<i32>(offsets, y * rowBytes + x * pixelBytes);
      offsets += 4;
    }
  }
}

/** Adds all pixels' products with one place of the kernels. */
function addPlace(
  gradient: usize,
  blocks: usize,
  offsets: usize,
  sums: usize,
  pixels: i32,
  groupCount: i32,
  out: i32,
): void {
  let pixel = 0;
  for (; pixel + 4 <= pixels; pixel += 4) {
    for (let group = 0; group < groupCount; group++) {
      const place = sums + (group << 5);
      addFourPixels(
        gradient,
        blocks + ((group * out) << 5),
        place + load<i32>(offsets),
        place + load<i32>(offsets, 4),
        place + load<i32>(offsets, 8),
        place + load<i32>(offsets, 12),
        out << 2,
      );
    }
    offsets += 16;
    gradient += out << 4;
  }
  for (; pixel < pixels; pixel++) {
    for (let group = 0; group < groupCount; group++) {
      const block = blocks + ((group * out) << 5);
      addPixel(gradient, block, sums + (group << 5) + load<i32>(offsets), out << 2);
    }
    offsets += 4;
    gradient += out << 2;
  }
}

function addFourPixels(
  gradient: usize,
  block: usize,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  gradientBytes: i32,
): void {
  let a0 = v128.load(a);
  let a1 = v128.load(a, 16);
  let b0 = v128.load(b);
  let b1 = v128.load(b, 16);
  let c0 = v128.load(c);
  let c1 = v128.load(c, 16);
  let d0 = v128.load(d);
  let d1 = v128.load(d, 16);
  let second = gradient + gradientBytes;
  let third = second + gradientBytes;
  let fourth = third + gradientBytes;
  const pairsEnd = gradient + (gradientBytes & ~7);
  while (gradient < pairsEnd) {
    const w0 = v128.load(block);
    const w1 = v128.load(block, 16);
    let s = v128.load_splat<f32>(gradient);
    a0 = f32x4.add(a0, f32x4.mul(s, w0));
    a1 = f32x4.add(a1, f32x4.mul(s, w1));
    s = v128.load_splat<f32>(second);
    b0 = f32x4.add(b0, f32x4.mul(s, w0));
    b1 = f32x4.add(b1, f32x4.mul(s, w1));
    s = v128.load_splat<f32>(third);
    c0 = f32x4.add(c0, f32x4.mul(s, w0));
    c1 = f32x4.add(c1, f32x4.mul(s, w1));
    s = v128.load_splat<f32>(fourth);
    d0 = f32x4.add(d0, f32x4.mul(s, w0));
    d1 = f32x4.add(d1, f32x4.mul(s, w1));
    const v0 = v128.load(block, 32);
    const v1 = v128.load(block, 48);
    s = v128.load_splat<f32>(gradient, 4);
    a0 = f32x4.add(a0, f32x4.mul(s, v0));
    a1 = f32x4.add(a1, f32x4.mul(s, v1));
    s = v128.load_splat<f32>(second, 4);
    b0 = f32x4.add(b0, f32x4.mul(s, v0));
    b1 = f32x4.add(b1, f32x4.mul(s, v1));
    s = v128.load_splat<f32>(third, 4);
    c0 = f32x4.add(c0, f32x4.mul(s, v0));
    c1 = f32x4.add(c1, f32x4.mul(s, v1));
    s = v128.load_splat<f32>(fourth, 4);
    d0 = f32x4.add(d0, f32x4.mul(s, v0));
    d1 = f32x4.add(d1, f32x4.mul(s, v1));
    gradient += 8;
    second += 8;
    third += 8;
    fourth += 8;
    block += 64;
  }
  if (gradientBytes & 4) {
    const w0 = v128.load(block);
    const w1 = v128.load(block, 16);
    let s = v128.load_splat<f32>(gradient);
    a0 = f32x4.add(a0, f32x4.mul(s, w0));
    a1 = f32x4.add(a1, f32x4.mul(s, w1));
    s = v128.load_splat<f32>(second);
    b0 = f32x4.add(b0, f32x4.mul(s, w0));
    b1 = f32x4.add(b1, f32x4.mul(s, w1));
    s = v128.load_splat<f32>(third);
    c0 = f32x4.add(c0, f32x4.mul(s, w0));
    c1 = f32x4.add(c1, f32x4.mul(s, w1));
    s = v128.load_splat<f32>(fourth);
    d0 = f32x4.add(d0, f32x4.mul(s, w0));
    d1 = f32x4.add(d1, f32x4.mul(s, w1));
  }
  v128.store(a, a0);
  v128.store(a, a1, 16);
  v128.store(b, b0);
  v128.store(b, b1, 16);
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(d, d0);
  v128.store(d, d1, 16);
}

function addPixel(gradient: usize, block: usize, target: usize, gradientBytes: i32): void {
  let a0 = v128.load(target);
  let a1 = v128.load(target, 16);
  const end = gradient + gradientBytes;
  for (; gradient < end; gradient += 4) {
    const s = v128.load_splat<f32>(gradient);
    a0 = f32x4.add(a0, f32x4.mul(s, v128.load(block)));
    a1 = f32x4.add(a1, f32x4.mul(s, v128.load(block, 16)));
    block += 32;
  }
  v128.store(target, a0);
  v128.store(target, a1, 16);
}
