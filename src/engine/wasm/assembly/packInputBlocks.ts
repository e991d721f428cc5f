/**
 * Writes kernels in blocks of eight input channels, output channels in order; missing channels are
 * zero. Shapes: kernels [places, channels, out]; blocks [places, channels in groups of eight, out, 8].
 */
export function packInputBlocks(
  kernels: usize,
  blocks: usize,
  places: i32,
  channels: i32,
  out: i32,
): void {
  for (let place = 0; place < places; place++) {
    for (let first = 0; first < channels; first += 8) {
      packBlock(kernels + ((first * out) << 2), blocks, min(8, channels - first), out);
      blocks += out << 5;
    }
    kernels += (channels * out) << 2;
  }
}

function packBlock(kernels: usize, block: usize, lanes: i32, out: i32): void {
  for (let o = 0; o < out; o++) {
    for (let lane = 0; lane < 8; lane++) {
      store<f32>(block, lane < lanes ? load<f32>(kernels + ((lane * out + o) << 2)) : 0);
      block += 4;
    }
  }
}
