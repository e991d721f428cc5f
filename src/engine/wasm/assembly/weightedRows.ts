// Each function adds to `sums` the vectors at `source` plus each entry's offset, times its value.
// Sums of one list start from zero, so that long batches lose no precision.

/** Adds ten vectors per entry. */
export function addTen(list: usize, end: usize, source: usize, sums: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  let s8 = f32x4.splat(0);
  let s9 = f32x4.splat(0);
  for (let entry = list; entry < end; entry += 8) {
    const x = source + load<i32>(entry);
    const g = v128.load_splat<f32>(entry, 4);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(x)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(x, 16)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(x, 32)));
    s3 = f32x4.add(s3, f32x4.mul(g, v128.load(x, 48)));
    s4 = f32x4.add(s4, f32x4.mul(g, v128.load(x, 64)));
    s5 = f32x4.add(s5, f32x4.mul(g, v128.load(x, 80)));
    s6 = f32x4.add(s6, f32x4.mul(g, v128.load(x, 96)));
    s7 = f32x4.add(s7, f32x4.mul(g, v128.load(x, 112)));
    s8 = f32x4.add(s8, f32x4.mul(g, v128.load(x, 128)));
    s9 = f32x4.add(s9, f32x4.mul(g, v128.load(x, 144)));
  }
  v128.store(sums, f32x4.add(v128.load(sums), s0));
  v128.store(sums, f32x4.add(v128.load(sums, 16), s1), 16);
  v128.store(sums, f32x4.add(v128.load(sums, 32), s2), 32);
  v128.store(sums, f32x4.add(v128.load(sums, 48), s3), 48);
  v128.store(sums, f32x4.add(v128.load(sums, 64), s4), 64);
  v128.store(sums, f32x4.add(v128.load(sums, 80), s5), 80);
  v128.store(sums, f32x4.add(v128.load(sums, 96), s6), 96);
  v128.store(sums, f32x4.add(v128.load(sums, 112), s7), 112);
  v128.store(sums, f32x4.add(v128.load(sums, 128), s8), 128);
  v128.store(sums, f32x4.add(v128.load(sums, 144), s9), 144);
}

/** Adds four vectors per entry. */
export function addFour(list: usize, end: usize, source: usize, sums: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  for (let entry = list; entry < end; entry += 8) {
    const x = source + load<i32>(entry);
    const g = v128.load_splat<f32>(entry, 4);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(x)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(x, 16)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(x, 32)));
    s3 = f32x4.add(s3, f32x4.mul(g, v128.load(x, 48)));
  }
  v128.store(sums, f32x4.add(v128.load(sums), s0));
  v128.store(sums, f32x4.add(v128.load(sums, 16), s1), 16);
  v128.store(sums, f32x4.add(v128.load(sums, 32), s2), 32);
  v128.store(sums, f32x4.add(v128.load(sums, 48), s3), 48);
}

/** Adds one vector per entry. */
export function addOne(list: usize, end: usize, source: usize, sums: usize): void {
  let s0 = f32x4.splat(0);
  for (let entry = list; entry < end; entry += 8) {
    const x = source + load<i32>(entry);
    const g = v128.load_splat<f32>(entry, 4);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(x)));
  }
  v128.store(sums, f32x4.add(v128.load(sums), s0));
}

/** Adds one vector of each of three rows per entry; two entries at a time hide the latency. */
export function addThreeRows(
  list: usize,
  end: usize,
  source: usize,
  rowBytes: i32,
  sums: usize,
): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let entry = list;
  for (; entry + 8 < end; entry += 16) {
    let x = source + load<i32>(entry);
    let g = v128.load_splat<f32>(entry, 4);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(x)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(x + rowBytes)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(x + 2 * rowBytes)));
    x = source + load<i32>(entry, 8);
    g = v128.load_splat<f32>(entry, 12);
    s3 = f32x4.add(s3, f32x4.mul(g, v128.load(x)));
    s4 = f32x4.add(s4, f32x4.mul(g, v128.load(x + rowBytes)));
    s5 = f32x4.add(s5, f32x4.mul(g, v128.load(x + 2 * rowBytes)));
  }
  if (entry < end) {
    const x = source + load<i32>(entry);
    const g = v128.load_splat<f32>(entry, 4);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(x)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(x + rowBytes)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(x + 2 * rowBytes)));
  }
  v128.store(sums, f32x4.add(v128.load(sums), f32x4.add(s0, s3)));
  v128.store(sums, f32x4.add(v128.load(sums, 16), f32x4.add(s1, s4)), 16);
  v128.store(sums, f32x4.add(v128.load(sums, 32), f32x4.add(s2, s5)), 32);
}
