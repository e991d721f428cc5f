import type { QuantizedModel } from '../quantized/quantizedModel';
import { type Activations, quantizeActivations, realValues } from './activations';
import { argMaxRows } from './argMaxRows';
import { type Executed, executeLayer } from './executeLayer';
import { type LayerStep, layerSteps } from './layerStep';
import type { Requantization } from './requantize';

/** What leaves a layer: codes where it is quantized, else the sums of integers after ReLU and pool. */
export interface LayerOutput {
  readonly layerId: string;
  readonly kind: 'codes' | 'sums';
  /** Shapes: [count, ...output], flat. */
  readonly values: Int32Array | Float64Array;
}

/** What integer execution makes of a batch of images. */
export interface IntegerResult {
  /** Real values. Shapes: [count, classes]. */
  readonly logits: Float32Array;
  /** The class of highest logit, the first of equals. Shapes: [count]. */
  readonly classes: Uint8Array;
  /** In the order of the model; layers in float whose output stays in float are left out. */
  readonly outputs: readonly LayerOutput[];
}

/**
 * Returns what a quantized network gives in exact integer arithmetic: codes times codes, summed as
 * wide as needed, and requantized to the codes of the next layer. Where a layer, its bias or the
 * next layer's input is in float, or that input is ranged by the batch, sums become real values in
 * float32 first. Sums of a layer with a float bias come without it and before ReLU.
 *
 * Shapes: `images` [count, height, width, channels], flat, 0 to 1.
 * Throws: `not-a-number` when a value is NaN.
 */
export function executeIntegers(
  model: QuantizedModel,
  images: Float32Array,
  count: number,
  requantization: Requantization = 'float',
): IntegerResult {
  let x: Activations = { kind: 'real', values: images, rangeBeforeRelu: null };
  const outputs: LayerOutput[] = [];
  const steps = layerSteps(model);
  x = quantizeActivations(x, steps[0]?.layer.input ?? null, model);
  for (const step of steps) {
    const executed = executeLayer(step, x, count, requantization);
    x = quantizeActivations(executed.activations, step.output, model);
    outputs.push(...layerOutput(step, executed, x));
  }
  const logits = realValues(x);
  return { logits, classes: argMaxRows(logits, count), outputs };
}

function layerOutput({ layer }: LayerStep, { sums }: Executed, x: Activations): LayerOutput[] {
  const layerId = layer.spec.id;
  if (x.kind === 'codes') return [{ layerId, kind: 'codes', values: x.codes }];
  return sums ? [{ layerId, kind: 'sums', values: sums }] : [];
}
