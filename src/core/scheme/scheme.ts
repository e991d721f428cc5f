import type { Grid } from '../quant/grid';

/** How the weights of a layer are quantized. */
export interface WeightScheme {
  readonly grid: Grid;
  /** A scale for every output channel, or one for all. */
  readonly perChannel: boolean;
  /** Id of the quantizer that chooses the range. */
  readonly range: string;
}

/** How a tensor of activations is quantized. */
export interface ActivationScheme {
  readonly grid: Grid;
  /** Id of the quantizer that chooses the range. */
  readonly range: string;
  /** Ranged by every batch that passes, in place of by calibration. */
  readonly dynamic: boolean;
}

/** How biases are held. `product` is an integer of so many bits at scale `s_w * s_x`. */
export type BiasScheme =
  | { readonly kind: 'float' }
  | { readonly kind: 'product'; readonly bits: number }
  | { readonly kind: 'own'; readonly bits: number };

/** What quantization does to one layer. */
export interface LayerScheme {
  readonly id: string;
  /** Null leaves the weights in float. */
  readonly weight: WeightScheme | null;
  /** What enters the layer; null leaves it in float. */
  readonly input: ActivationScheme | null;
  /** QAT does not train it. */
  readonly frozen: boolean;
}

/** How rounding and its gradient are done, everywhere in a network. */
export interface Rounding {
  readonly ties: 'half-even' | 'half-up';
  /**
   * Where the gradient passes: `code` where the unclamped code is on the grid (PyTorch), `range`
   * where the value is inside the nudged range (TensorFlow), `everywhere` (identity).
   */
  readonly gradient: 'code' | 'range' | 'everywhere';
}

/** Everything that quantization does to a network, worked out from the settings. */
export interface Scheme {
  /** In the order of the model. */
  readonly layers: readonly LayerScheme[];
  /** What leaves the last layer; null leaves it in float. */
  readonly logits: ActivationScheme | null;
  /** Where the output of a layer with ReLU, which is the next layer's input, is quantized. */
  readonly point: 'after-pool' | 'before-relu';
  readonly bias: BiasScheme;
  /** Whose rule turns a range into scale and zero point. */
  readonly convention: 'pytorch' | 'tensorflow';
  readonly rounding: Rounding;
}

/** What a scheme is for: quantizing as it is, or training with it. */
export type Use = 'ptq' | 'qat';
