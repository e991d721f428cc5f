import { groups } from './partial';

/**
 * Writes bias and kernels in blocks of eight output channels, so that a window reads them in order.
 * Missing channels are zero. Shapes: bias [out], kernels [taps, out]; packed [blocks, 1 + taps, 8].
 */
export function packKernels(bias: usize, kernels: usize, packed: usize, taps: i32, out: i32): void {
  for (let block = 0; block < groups(out, 8); block++) {
    packed = packRow(bias, packed, block * 8, out);
    for (let tap = 0; tap < taps; tap++) {
      packed = packRow(kernels + ((tap * out) << 2), packed, block * 8, out);
    }
  }
}

function packRow(row: usize, packed: usize, first: i32, out: i32): usize {
  for (let channel = first; channel < first + 8; channel++) {
    store<f32>(packed, channel < out ? load<f32>(row + (channel << 2)) : 0);
    packed += 4;
  }
  return packed;
}

/**
 * Writes kernels with input channels last, each row padded with zeros to whole vectors.
 * Shapes: kernels [places, in, out]; swapped [places, out, ceil(in / 4) * 4].
 */
export function swapChannels(
  kernels: usize,
  swapped: usize,
  places: i32,
  channels: i32,
  out: i32,
): void {
  const padded = groups(channels, 4) << 2;
  for (let place = 0; place < places; place++) {
    for (let o = 0; o < out; o++) {
      let source = kernels + ((place * channels * out + o) << 2);
      for (let channel = 0; channel < padded; channel++) {
        store<f32>(swapped, channel < channels ? load<f32>(source) : 0);
        swapped += 4;
        source += out << 2;
      }
    }
  }
}

/** Writes the filter gradient from sums kept per output channel. Shapes: sums [out, rows, padded(row)]; gradient [rows, row, out]. */
export function unpackGradient(sums: usize, gradient: usize, rows: i32, row: i32, out: i32): void {
  const padded = groups(row, 4) << 2;
  for (let r = 0; r < rows; r++) {
    for (let tap = 0; tap < row; tap++) {
      let source = sums + ((r * padded + tap) << 2);
      for (let o = 0; o < out; o++) {
        store<f32>(gradient, load<f32>(source));
        gradient += 4;
        source += (rows * padded) << 2;
      }
    }
  }
}
