import { storeFloats } from './partial';

/** Writes ten vectors of one input pixel's gradient. */
export function gatherTen(
  lists: usize,
  counts: usize,
  weights: usize,
  target: usize,
  y: i32,
  x: i32,
  height: i32,
  width: i32,
  channelBytes: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
  lanes: i32,
): void {
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
  const lastRow = min(kernelHeight - 1, y);
  const lastColumn = min(kernelWidth - 1, x);
  for (let r = max(0, y - height + 1); r <= lastRow; r++) {
    for (let c = max(0, x - width + 1); c <= lastColumn; c++) {
      const pixel = (y - r) * width + x - c;
      const place = weights + (r * kernelWidth + c) * out * channelBytes;
      let entry = lists + ((pixel * out) << 3);
      const end = entry + (load<i32>(counts + (pixel << 2)) << 3);
      for (; entry < end; entry += 8) {
        const w = place + load<i32>(entry);
        const g = v128.load_splat<f32>(entry, 4);
        s0 = f32x4.add(s0, f32x4.mul(g, v128.load(w)));
        s1 = f32x4.add(s1, f32x4.mul(g, v128.load(w, 16)));
        s2 = f32x4.add(s2, f32x4.mul(g, v128.load(w, 32)));
        s3 = f32x4.add(s3, f32x4.mul(g, v128.load(w, 48)));
        s4 = f32x4.add(s4, f32x4.mul(g, v128.load(w, 64)));
        s5 = f32x4.add(s5, f32x4.mul(g, v128.load(w, 80)));
        s6 = f32x4.add(s6, f32x4.mul(g, v128.load(w, 96)));
        s7 = f32x4.add(s7, f32x4.mul(g, v128.load(w, 112)));
        s8 = f32x4.add(s8, f32x4.mul(g, v128.load(w, 128)));
        s9 = f32x4.add(s9, f32x4.mul(g, v128.load(w, 144)));
      }
    }
  }
  v128.store(target, s0);
  v128.store(target, s1, 16);
  v128.store(target, s2, 32);
  v128.store(target, s3, 48);
  v128.store(target, s4, 64);
  v128.store(target, s5, 80);
  v128.store(target, s6, 96);
  v128.store(target, s7, 112);
  v128.store(target, s8, 128);
  storeFloats(target + 144, s9, lanes - 36);
}

/** Writes one vector of one input pixel's gradient. */
export function gatherOne(
  lists: usize,
  counts: usize,
  weights: usize,
  target: usize,
  y: i32,
  x: i32,
  height: i32,
  width: i32,
  channelBytes: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
  lanes: i32,
): void {
  let s0 = f32x4.splat(0);
  const lastRow = min(kernelHeight - 1, y);
  const lastColumn = min(kernelWidth - 1, x);
  for (let r = max(0, y - height + 1); r <= lastRow; r++) {
    for (let c = max(0, x - width + 1); c <= lastColumn; c++) {
      const pixel = (y - r) * width + x - c;
      const place = weights + (r * kernelWidth + c) * out * channelBytes;
      let entry = lists + ((pixel * out) << 3);
      const end = entry + (load<i32>(counts + (pixel << 2)) << 3);
      for (; entry < end; entry += 8) {
        const w = place + load<i32>(entry);
        const g = v128.load_splat<f32>(entry, 4);
        s0 = f32x4.add(s0, f32x4.mul(g, v128.load(w)));
      }
    }
  }
  storeFloats(target, s0, lanes);
}
