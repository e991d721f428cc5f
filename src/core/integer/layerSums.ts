import type { ShapedLayer } from '../model/shapes';
import {
  type ConvOperands,
  convolveImage,
  type StridedConvShape,
  stridedOutput,
} from './integerConv2d';
import { pooledShape, poolSums } from './poolSums';

/** The lowest and highest sum of every channel, before ReLU and pool. Shapes: [channels]. */
export interface ChannelExtremes {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** What becomes of sums before they leave a layer. */
export interface Pooling {
  /** No sum that leaves is below: 0 for ReLU, minus infinity for none. */
  readonly floor: number;
  /** Where the extremes are wanted, they are widened by every sum. */
  readonly extremes: ChannelExtremes | null;
}

/**
 * Returns the exact sums of a layer, those of a convolution block after its pool.
 *
 * Shapes: as `integerConv2d`; result [count, ...output], flat.
 */
export function layerSums(
  layer: ShapedLayer,
  operands: ConvOperands,
  count: number,
  pooling: Pooling,
): Float64Array {
  const shape = convShape(layer, count);
  const unpooled = { ...stridedOutput(shape), channels: layer.outChannels };
  const image = new Float64Array(unpooled.height * unpooled.width * unpooled.channels);
  const out = layer.spec.kind === 'conv' ? pooledShape(unpooled) : unpooled;
  const size = out.height * out.width * out.channels;
  const sums = new Float64Array(count * size);
  for (let i = 0; i < count; i++) {
    convolveImage(operands, shape, i, image);
    if (pooling.extremes) widen(pooling.extremes, image);
    const target = sums.subarray(i * size, (i + 1) * size);
    if (layer.spec.kind === 'conv') poolSums(image, unpooled, pooling.floor, target);
    else
      image.forEach((sum, place) => {
        target[place] = Math.max(sum, pooling.floor);
      });
  }
  return sums;
}

/** Returns the convolution that a layer is; a dense one is a convolution of one pixel. */
export function convShape({ spec, input, weightShape, outChannels }: ShapedLayer, images: number) {
  const [height = 1, width = 1, channels = 1] =
    spec.kind === 'conv' ? input : [1, 1, weightShape[0]];
  const kernel = spec.kind === 'conv' ? spec.kernel : 1;
  return {
    images,
    height,
    width,
    channels,
    kernelHeight: kernel,
    kernelWidth: kernel,
    filters: outChannels,
    stride: 1,
    padding: 0,
  } satisfies StridedConvShape;
}

function widen({ lowest, highest }: ChannelExtremes, sums: Float64Array): void {
  const channels = lowest.length;
  for (let i = 0; i < sums.length; i++) {
    const channel = i % channels;
    lowest[channel] = Math.min(lowest[channel] ?? 0, sums[i] ?? 0);
    highest[channel] = Math.max(highest[channel] ?? 0, sums[i] ?? 0);
  }
}
