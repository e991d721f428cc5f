import { gatherOne, gatherTen } from './gatherPixel';
import { groups } from './partial';
import { listChannels } from './pixelLists';

/**
 * Gradient of `convBlock` for its input. For every pixel of the convolution, the output channels
 * whose maximum it was are listed first; then each input pixel gathers from the lists in reach.
 * Shapes: gradient and codes [images, ph, pw, out]; swapped as `swapChannels` writes it; lists
 * [4 * ph * pw + 1, out, 2]; counts [4 * ph * pw + 1]; xGradient [images, height, width, channels].
 */
export function convBlockInputGradient(
  gradient: usize,
  codes: usize,
  swapped: usize,
  lists: usize,
  counts: usize,
  xGradient: usize,
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
  const pooledSize = pooledHeight * pooledWidth * out;
  for (let image = 0; image < images; image++) {
    const channelBytes = groups(channels, 4) << 4;
    listChannels(gradient, codes, lists, counts, pooledHeight, pooledWidth, out, channelBytes);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        gatherPixel(
          lists,
          counts,
          swapped,
          xGradient,
          y,
          x,
          2 * pooledHeight,
          2 * pooledWidth,
          channels,
          kernelHeight,
          kernelWidth,
          out,
        );
        xGradient += channels << 2;
      }
    }
    gradient += pooledSize << 2;
    codes += pooledSize;
  }
}

/** Writes the gradient of one input pixel. */
function gatherPixel(
  lists: usize,
  counts: usize,
  swapped: usize,
  target: usize,
  y: i32,
  x: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  out: i32,
): void {
  const vectors = groups(channels, 4);
  let vector = 0;
  while (vector < vectors) {
    const ten = vector + 10 <= vectors;
    const size = ten ? 10 : 1;
    const weights = swapped + (vector << 4);
    const place = target + (vector << 4);
    if (ten) {
      gatherTen(
        lists,
        counts,
        weights,
        place,
        y,
        x,
        height,
        width,
        vectors << 4,
        kernelHeight,
        kernelWidth,
        out,
        min(40, channels - vector * 4),
      );
    } else {
      gatherOne(
        lists,
        counts,
        weights,
        place,
        y,
        x,
        height,
        width,
        vectors << 4,
        kernelHeight,
        kernelWidth,
        out,
        min(4, channels - vector * 4),
      );
    }
    vector += size;
  }
}
