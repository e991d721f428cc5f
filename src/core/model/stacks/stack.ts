import type { ImageShape, LayerSpec } from '../spec';

/** What is left open in a stack of layers. */
export interface StackOptions {
  readonly batchNorm: boolean;
  readonly classes: number;
}

/** The layers of the lab's networks for images of one shape. */
export interface Stack {
  readonly imageShape: ImageShape;
  layers(options: StackOptions): readonly LayerSpec[];
}
