import { groups } from './partial';

/** Writes the smallest and the largest of `size` values; both are NaN when one of them is. */
export function extremes(x: usize, result: usize, size: i32): void {
  let least = f32x4.splat(f32.POSITIVE_INFINITY);
  let most = f32x4.splat(f32.NEGATIVE_INFINITY);
  let nan = i32x4.splat(0);
  const end = x + ((size & ~3) << 2);
  const last = x + (size << 2);
  for (; x < end; x += 16) {
    const values = v128.load(x);
    least = f32x4.pmin(least, values);
    most = f32x4.pmax(most, values);
    nan = v128.or(nan, f32x4.ne(values, values));
  }
  for (; x < last; x += 4) {
    const value = v128.load_splat<f32>(x);
    least = f32x4.pmin(least, value);
    most = f32x4.pmax(most, value);
    nan = v128.or(nan, f32x4.ne(value, value));
  }
  // All bits set are a NaN.
  least = v128.or(least, nan);
  most = v128.or(most, nan);
  store<f32>(result, min(lowest(least), lowest(v128.shuffle<u64>(least, least, 1, 0))));
  store<f32>(result, max(highest(most), highest(v128.shuffle<u64>(most, most, 1, 0))), 4);
}

function lowest(values: v128): f32 {
  return min(f32x4.extract_lane(values, 0), f32x4.extract_lane(values, 1));
}

function highest(values: v128): f32 {
  return max(f32x4.extract_lane(values, 0), f32x4.extract_lane(values, 1));
}

/**
 * Writes the largest magnitude of every channel.
 * Shapes: x [rows, channels]; result [channels in whole vectors].
 */
export function channelMagnitudes(x: usize, result: usize, rows: i32, channels: i32): void {
  memory.fill(result, 0, groups(channels, 4) << 4);
  for (let row = 0; row < rows; row++) {
    for (let offset = 0; offset < channels << 2; offset += 16) {
      const magnitude = f32x4.abs(v128.load(x + offset));
      v128.store(result + offset, f32x4.max(v128.load(result + offset), magnitude));
    }
    x += channels << 2;
  }
}
