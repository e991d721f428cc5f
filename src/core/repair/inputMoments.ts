/**
 * Second moments of what enters a layer of the quantized network, `x^`, and of what the float layer
 * makes of the float network's input, `y = x^T W`, over the places where the layer is applied.
 */
export interface InputMoments {
  /** Mean of `x^ x^T`. Shapes: [inputs, inputs], rows in the order of the weights' rows. */
  readonly gram: Float32Array;
  /** Mean of `x^ y^T`. Shapes: [inputs, outputs]. */
  readonly target: Float32Array;
}
