/**
 * Lists the values of one channel of a pooled gradient that are not zero, each with the offset in
 * bytes of the pixel that was the maximum: [offset i32, value f32] from `list` on; returns the end
 * of the list. Without a branch, since the values are zero at random.
 */
export function listEntries(
  list: usize,
  gradient: usize,
  codes: usize,
  pooledHeight: i32,
  pooledWidth: i32,
  out: i32,
  rowBytes: i32,
  pixelBytes: i32,
): usize {
  for (let py = 0; py < pooledHeight; py++) {
    let corner = 2 * py * rowBytes;
    for (let px = 0; px < pooledWidth; px++) {
      const code = <i32>load<u8>(codes);
      const value = load<f32>(gradient);
      store<i32>(list, corner + (code >> 1) * rowBytes + (code & 1) * pixelBytes);
      store<f32>(list, value, 4);
      list += (i32(code < 4) & i32(value !== 0)) << 3;
      corner += 2 * pixelBytes;
      gradient += out << 2;
      codes += out;
    }
  }
  return list;
}

/** Returns the sum of the values in a list. */
export function sumEntries(list: usize, end: usize): f32 {
  let sum: f32 = 0;
  for (let entry = list; entry < end; entry += 8) sum += load<f32>(entry, 4);
  return sum;
}
