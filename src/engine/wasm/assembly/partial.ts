/** Stores the first `count` lanes of four floats; `count` is at most 4. */
export function storeFloats(target: usize, values: v128, count: i32): void {
  if (count === 4) {
    v128.store(target, values);
    return;
  }
  if (count & 2) {
    v128.store_lane<u64>(target, values, 0);
    target += 8;
    values = v128.shuffle<u64>(values, values, 1, 1);
  }
  if (count & 1) v128.store_lane<u32>(target, values, 0);
}

/** Stores the first `count` lanes of eight bytes; `count` is at most 8. */
export function storeBytes(target: usize, values: v128, count: i32): void {
  if (count === 8) {
    v128.store_lane<u64>(target, values, 0);
    return;
  }
  if (count & 4) {
    v128.store_lane<u32>(target, values, 0);
    target += 4;
    values = i64x2.shr_u(values, 32);
  }
  if (count & 2) {
    v128.store_lane<u16>(target, values, 0);
    target += 2;
    values = i64x2.shr_u(values, 16);
  }
  if (count & 1) v128.store_lane<u8>(target, values, 0);
}

/** Returns the number of groups of `size` that hold `count` things. */
export function groups(count: i32, size: i32): i32 {
  return (count + size - 1) / size;
}
