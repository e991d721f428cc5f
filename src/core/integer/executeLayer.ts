import { hasRelu } from '../model/spec';
import type { Activations } from './activations';
import { type LayerArithmetic, layerArithmetic } from './layerArithmetic';
import { type LayerStep, rangesBeforeRelu } from './layerStep';
import { type ChannelExtremes, layerSums } from './layerSums';
import { type Requantization, requantize } from './requantize';

/** What a layer gives. */
export interface Executed {
  readonly activations: Activations;
  /** Of integers, after the pool; null of a layer in float. */
  readonly sums: Float64Array | null;
}

/**
 * Returns what a layer makes of `count` examples. Sums are pooled, and cut off at 0 by ReLU, before
 * they become codes or real values: both are monotone and zero is exact, so that the codes are
 * those of quantizing first.
 */
export function executeLayer(
  step: LayerStep,
  x: Activations,
  count: number,
  by: Requantization,
): Executed {
  const { model, layer, shaped } = step;
  const arithmetic = layerArithmetic(model, layer, x);
  const relu = hasRelu(layer.spec);
  const extremes = rangesBeforeRelu(step) ? noExtremes(shaped.outChannels) : null;
  const floor = relu && arithmetic.biasInSums ? 0 : Number.NEGATIVE_INFINITY;
  const sums = layerSums(shaped, arithmetic.operands, count, { floor, extremes });
  const codes = requantized(step, arithmetic, sums, by);
  return {
    activations: codes ?? {
      kind: 'real',
      values: realOutputs(sums, arithmetic, shaped.outChannels, relu),
      rangeBeforeRelu: extremes && realRange(extremes, arithmetic),
    },
    sums: arithmetic.input && sums,
  };
}

/** Returns the codes of sums that go to the next layer's grid in one step; null where they do not. */
function requantized(
  { model, layer, output }: LayerStep,
  { input, biasInSums }: LayerArithmetic,
  sums: Float64Array,
  by: Requantization,
): Activations | null {
  if (output?.kind !== 'static' || !input || !biasInSums || !layer.weightParams) return null;
  const weightScale = layer.weightParams.scale;
  const { ties } = model.rounding;
  const codes = requantize(sums, input.scale, weightScale, output, by, ties);
  return { kind: 'codes', codes, params: output };
}

function realOutputs(
  sums: Float64Array,
  { real }: LayerArithmetic,
  channels: number,
  relu: boolean,
): Float32Array {
  const values = new Float32Array(sums.length);
  for (let i = 0; i < sums.length; i++) {
    const value = real(sums[i] ?? 0, i % channels);
    values[i] = relu ? Math.max(value, 0) : value;
  }
  return values;
}

function noExtremes(channels: number): ChannelExtremes {
  return {
    lowest: new Float64Array(channels).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(channels).fill(Number.NEGATIVE_INFINITY),
  };
}

/** The real value of a channel's sums rises with them, so that its extremes are those of the sums. */
function realRange({ lowest, highest }: ChannelExtremes, { real }: LayerArithmetic) {
  return { min: Math.min(...lowest.map(real)), max: Math.max(...highest.map(real)) };
}
