import { groups } from './partial';
import { listEntries, sumEntries } from './pooledEntries';
import { addFour, addOne, addTen, addThreeRows } from './weightedRows';

/**
 * Gradients of `convBlock` for its kernels and bias. Works from the pooled gradient: three
 * quarters of the gradient of the convolution are zeros, and are not visited.
 * Shapes: x [images, height, width, channels]; gradient and codes [images, ph, pw, out]; list
 * [ph * pw + 1, 2]; sums [out, kernelHeight, padded(kernelWidth * channels)]; biasGradient [out].
 */
export function convBlockFilterGradient(
  x: usize,
  gradient: usize,
  codes: usize,
  list: usize,
  sums: usize,
  biasGradient: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
): void {
  const pooledHeight = (height - kernelHeight + 1) >> 1;
  const pooledWidth = (width - kernelWidth + 1) >> 1;
  const rowBytes = (width * channels) << 2;
  const rowVectors = groups(kernelWidth * channels, 4);
  const kernelBytes = (kernelHeight * rowVectors) << 4;
  memory.fill(sums, 0, out * kernelBytes);
  memory.fill(biasGradient, 0, out << 2);
  for (let image = 0; image < images; image++) {
    for (let o = 0; o < out; o++) {
      const end = listEntries(
        list,
        gradient + (o << 2),
        codes + o,
        pooledHeight,
        pooledWidth,
        out,
        rowBytes,
        channels << 2,
      );
      if (end === list) continue;
      const bias = biasGradient + (o << 2);
      store<f32>(bias, load<f32>(bias) + sumEntries(list, end));
      addRows(list, end, x, sums + o * kernelBytes, kernelHeight, rowVectors, rowBytes);
    }
    x += height * rowBytes;
    gradient += (pooledHeight * pooledWidth * out) << 2;
    codes += pooledHeight * pooledWidth * out;
  }
}

function addRows(
  list: usize,
  end: usize,
  x: usize,
  sums: usize,
  kernelHeight: i32,
  rowVectors: i32,
  rowBytes: i32,
): void {
  let r = 0;
  if (rowVectors === 1) {
    for (; r + 3 <= kernelHeight; r += 3) {
      addThreeRows(list, end, x + r * rowBytes, rowBytes, sums);
      sums += 48;
    }
  }
  for (; r < kernelHeight; r++) {
    const source = x + r * rowBytes;
    let vector = 0;
    for (; vector + 10 <= rowVectors; vector += 10) {
      addTen(list, end, source + (vector << 4), sums + (vector << 4));
    }
    for (; vector + 4 <= rowVectors; vector += 4) {
      addFour(list, end, source + (vector << 4), sums + (vector << 4));
    }
    for (; vector < rowVectors; vector++) {
      addOne(list, end, source + (vector << 4), sums + (vector << 4));
    }
    sums += rowVectors << 4;
  }
}
