import { dequantize, quantize } from '../quant/affine';
import type { QuantParams } from '../quant/params';
import type { QuantizedLayer } from '../quantized/quantizedModel';
import type { Rounding } from '../scheme/scheme';
import type { InputMoments } from './inputMoments';
import { normalizedProblem, type RoundingProblem, restrictedProblem } from './roundingProblem';

/** What AdaRound needs to know of a layer. */
export type RoundableLayer = Pick<QuantizedLayer, 'weight' | 'weightShape'> & {
  readonly weightParams: QuantParams;
};

/** Returns whether to round up, for each number of a problem. Shapes: `start` [size], in `0 .. 1`. */
export type Rounder = (problem: RoundingProblem, start: Float64Array) => Uint8Array;

/** Which codes the weights of a layer may have: `codes`, and where `free`, one more. */
interface Choice {
  readonly codes: Int32Array;
  readonly free: Uint8Array;
  /** Where a free weight lies above its code, in steps. */
  readonly fraction: Float64Array;
}

/**
 * Returns the weights of a layer at the values of learned codes: each the code below the weight or
 * the one above, whichever choice of all makes the quantized layer's outputs on quantized inputs
 * come nearest to the float layer's on float inputs. Clipped weights stay clipped, and a weight
 * whose input is always 0 keeps the nearest code. Yields how many channels are done.
 *
 * Shapes: kernels [row, column, in, out] or dense weights [in, out]; channels are the last axis.
 * Source: Nagel et al., arXiv 2004.10568, equations 20 to 25, the asymmetric form without the
 * activation function, so that moments of the inputs stand for the images.
 */
export function* adaRound(
  layer: RoundableLayer,
  moments: InputMoments,
  rounder: Rounder,
  rounding: Pick<Rounding, 'ties'>,
): Generator<{ readonly done: number; readonly total: number }, Float32Array> {
  const { weightShape, weightParams } = layer;
  const outputs = weightShape.at(-1) ?? 1;
  const choice = roundingChoice(layer, moments, rounding);
  for (let channel = 0; channel < outputs; channel++) {
    roundChannel(choice, weightParams, moments, { channel, outputs, rounder });
    yield { done: channel + 1, total: outputs };
  }
  return dequantize(choice.codes, weightShape, weightParams);
}

function roundingChoice(
  { weight, weightShape, weightParams }: RoundableLayer,
  { gram }: InputMoments,
  rounding: Pick<Rounding, 'ties'>,
): Choice {
  const codes = quantize(weight, weightShape, weightParams, rounding);
  const free = new Uint8Array(weight.length);
  const fraction = new Float64Array(weight.length);
  const outputs = weightShape.at(-1) ?? 1;
  const inputs = weight.length / outputs;
  weight.forEach((value, index) => {
    const { scale, zeroPoint } = channelParams(weightParams, index % outputs);
    const position = value / scale + zeroPoint;
    const below = Math.floor(position);
    const { min, max } = weightParams.grid;
    const row = Math.floor(index / outputs);
    if (below < min || below >= max || !((gram[row * (inputs + 1)] ?? 0) > 0)) return;
    codes[index] = below;
    free[index] = 1;
    fraction[index] = position - below;
  });
  return { codes, free, fraction };
}

function channelParams({ axis, scale, zeroPoint }: QuantParams, channel: number) {
  const index = axis === null ? 0 : channel;
  return { scale: scale[index] ?? 1, zeroPoint: zeroPoint[index] ?? 0 };
}

/** Rounds the weights of one channel, in `choice.codes`; channels do not bear on each other. */
function roundChannel(
  { codes, free, fraction }: Choice,
  params: QuantParams,
  moments: InputMoments,
  { channel, outputs, rounder }: { channel: number; outputs: number; rounder: Rounder },
): void {
  const { scale, zeroPoint } = channelParams(params, channel);
  const inputs = codes.length / outputs;
  const place = (row: number) => row * outputs + channel;
  const rows = Int32Array.from({ length: inputs }, (_, row) => row);
  const kept = rows.filter((row) => free[place(row)] === 1);
  const below = Float64Array.from(rows, (row) => (codes[place(row)] ?? 0) - zeroPoint);
  const inSteps: RoundingProblem = {
    size: inputs,
    gram: moments.gram,
    linear: Float64Array.from(rows, (row) => (moments.target[place(row)] ?? 0) / scale),
  };
  const problem = normalizedProblem(restrictedProblem(inSteps, kept, below));
  const start = Float64Array.from(kept, (row) => fraction[place(row)] ?? 0);
  rounder(problem, start).forEach((up, index) => {
    const at = place(kept[index] ?? 0);
    codes[at] = (codes[at] ?? 0) + up;
  });
}
