import { groups } from './partial';

/**
 * Mean and biased variance of every channel: in two passes over each image, which stays in the
 * cache, then images are joined in double precision.
 * Shapes: x [images, pixels, channels]; sums [2, channels in whole vectors]; joined [2, channels]
 * float64; mean and variance [channels]. Source: Chan, Golub and LeVeque (1979).
 */
export function channelMoments(
  x: usize,
  sums: usize,
  joined: usize,
  mean: usize,
  variance: usize,
  images: i32,
  pixels: i32,
  channels: i32,
): void {
  const vectors = groups(channels, 4);
  const squares = sums + (vectors << 4);
  memory.fill(joined, 0, channels << 4);
  for (let image = 0; image < images; image++) {
    memory.fill(sums, 0, vectors << 5);
    addAll(x, sums, pixels, channels, vectors);
    divideAll(sums, vectors, f32(pixels));
    addSquares(x, sums, squares, pixels, channels, vectors);
    join(sums, squares, joined, channels, f64(image) * f64(pixels), f64(pixels));
    x += (pixels * channels) << 2;
  }
  const count = f64(images) * f64(pixels);
  for (let channel = 0; channel < channels; channel++) {
    store<f32>(mean + (channel << 2), f32(load<f64>(joined + (channel << 4))));
    store<f32>(variance + (channel << 2), f32(load<f64>(joined + (channel << 4), 8) / count));
  }
}

function addAll(x: usize, sums: usize, pixels: i32, channels: i32, vectors: i32): void {
  for (let vector = 0; vector < vectors; vector += 2) {
    // The second vector of an odd number reads on; what it finds is not stored.
    let source = x + (vector << 4);
    let a = f32x4.splat(0);
    let b = a;
    for (let pixel = 0; pixel < pixels; pixel++) {
      a = f32x4.add(a, v128.load(source));
      b = f32x4.add(b, v128.load(source, 16));
      source += channels << 2;
    }
    v128.store(sums + (vector << 4), a);
    if (vector + 1 < vectors) v128.store(sums + (vector << 4), b, 16);
  }
}

function divideAll(sums: usize, vectors: i32, count: f32): void {
  for (let vector = 0; vector < vectors; vector++) {
    v128.store(sums, f32x4.div(v128.load(sums), f32x4.splat(count)));
    sums += 16;
  }
}

function addSquares(
  x: usize,
  means: usize,
  squares: usize,
  pixels: i32,
  channels: i32,
  vectors: i32,
): void {
  for (let vector = 0; vector < vectors; vector += 2) {
    const hasSecond = vector + 1 < vectors;
    let source = x + (vector << 4);
    const meanA = v128.load(means + (vector << 4));
    const meanB = v128.load(means + (vector << 4), 16);
    let a = f32x4.splat(0);
    let b = a;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const fromA = f32x4.sub(v128.load(source), meanA);
      const fromB = f32x4.sub(v128.load(source, 16), meanB);
      a = f32x4.add(a, f32x4.mul(fromA, fromA));
      b = f32x4.add(b, f32x4.mul(fromB, fromB));
      source += channels << 2;
    }
    v128.store(squares + (vector << 4), a);
    if (hasSecond) v128.store(squares + (vector << 4), b, 16);
  }
}

/** Joins the moments of `more` values with those of `before`, channel by channel. */
function join(
  means: usize,
  squares: usize,
  joined: usize,
  channels: i32,
  before: f64,
  more: f64,
): void {
  for (let channel = 0; channel < channels; channel++) {
    const mean = load<f64>(joined);
    const from = f64(load<f32>(means + (channel << 2))) - mean;
    const square = f64(load<f32>(squares + (channel << 2)));
    store<f64>(joined, mean + (from * more) / (before + more));
    const between = (from * from * before * more) / (before + more);
    store<f64>(joined, load<f64>(joined, 8) + square + between, 8);
    joined += 16;
  }
}
