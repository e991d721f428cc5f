/** 3-D shape of one example: rows, columns, channels. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** Convolution (stride 1, no padding), optional batch normalization, ReLU, then 2x2 max-pool. */
export interface ConvBlockSpec {
  readonly kind: 'conv';
  readonly id: string;
  /** Side of the square kernel, in pixels. */
  readonly kernel: number;
  readonly filters: number;
  readonly batchNorm: boolean;
}

/** Fully connected layer on the flattened input. */
export interface DenseSpec {
  readonly kind: 'dense';
  readonly id: string;
  readonly units: number;
  /** Whether ReLU follows; the last layer, which gives the logits, has none. */
  readonly relu: boolean;
}

export type LayerSpec = ConvBlockSpec | DenseSpec;

/** Returns whether ReLU is part of the layer. */
export function hasRelu(layer: LayerSpec): boolean {
  return layer.kind === 'conv' || layer.relu;
}

/** What the values of a pixel span, from its byte 0 to its byte 255. */
export interface PixelRange {
  readonly min: number;
  readonly max: number;
}

/** Pixels from 0 to 1. */
export const unitRange: PixelRange = { min: 0, max: 1 };

/** A network described as data; the engine, the size figures and the pictures all read it. */
export interface ModelSpec {
  readonly id: string;
  readonly label: string;
  readonly inputShape: ImageShape;
  /** Of the images that it is made for. */
  readonly inputRange: PixelRange;
  readonly layers: readonly LayerSpec[];
  /** Of a learner's own images, the set that it is made for; absent for published ones. */
  readonly imageSet?: string;
}

/** Side of the max-pool window, and its stride, of every convolution block. */
export const poolSize = 2;

/** Added to a variance before its square root (PyTorch's `BatchNorm2d` default). */
export const batchNormEpsilon = 1e-5;

/** Share of the new batch in running statistics (PyTorch's `BatchNorm2d` default). */
export const batchNormMomentum = 0.1;
