import type { LayerSpec, ModelSpec } from '../model/spec';
import type { Grid } from '../quant/grid';
import type { QuantParams } from '../quant/params';
import type { BiasScheme, Rounding } from '../scheme/scheme';

/** How a tensor of activations is quantized when the network runs. */
export type ActivationQuant =
  | {
      readonly kind: 'static';
      readonly grid: Grid;
      readonly scale: number;
      readonly zeroPoint: number;
    }
  /** Scale and zero point follow from the smallest and largest value of each batch. */
  | { readonly kind: 'dynamic'; readonly grid: Grid };

/** One layer of a quantized network. */
export interface QuantizedLayer {
  /** Batch normalization is folded away. */
  readonly spec: LayerSpec;
  /** Kernels are [row, column, in, out]; dense weights [in, out]. */
  readonly weightShape: readonly number[];
  /** Real values, before rounding. */
  readonly weight: Float32Array;
  /** Null where the weights stay in float. */
  readonly weightParams: QuantParams | null;
  /** Real values, before rounding. Shapes: [out]. */
  readonly bias: Float32Array;
  /** Null where what enters the layer stays in float. */
  readonly input: ActivationQuant | null;
}

/**
 * A quantized network, off the device: what simulation, integer execution, repairs and reports are
 * made from.
 */
export interface QuantizedModel {
  /** Folded. */
  readonly model: ModelSpec;
  /** In the order of the model. */
  readonly layers: readonly QuantizedLayer[];
  /** Null where the logits stay in float. */
  readonly logits: ActivationQuant | null;
  /** Where the output of a layer with ReLU is quantized; the next layer's `input` says how. */
  readonly point: 'after-pool' | 'before-relu';
  readonly bias: BiasScheme;
  /** Whose rule turns a range into scale and zero point, where that happens as batches pass. */
  readonly convention: 'pytorch' | 'tensorflow';
  readonly rounding: Rounding;
}

/** Returns whether a layer multiplies and adds integers: its weights and its input are both codes. */
export function runsInIntegers({ weightParams, input }: QuantizedLayer): boolean {
  return weightParams !== null && input !== null;
}
