import { dequantize, quantize } from '../quant/affine';
import { extremes } from '../quant/extremes';
import type { QuantParams } from '../quant/params';
import { activationParams } from '../quant/quantizeActivations';
import type { ActivationQuant, QuantizedModel } from '../quantized/quantizedModel';
import type { Range } from '../quantizers/quantizer';
import type { CodeParams } from './requantize';

/** What passes from layer to layer: codes, or real values where no integer stands for them. */
export type Activations =
  | { readonly kind: 'codes'; readonly codes: Int32Array; readonly params: CodeParams }
  | {
      readonly kind: 'real';
      readonly values: Float32Array;
      /** What a dynamic quantizer goes by where it sits before ReLU; null for the values' own. */
      readonly rangeBeforeRelu: Range | null;
    };

type Conventions = Pick<QuantizedModel, 'convention' | 'rounding'>;

/** Returns activations as the quantizer gives them: real values rounded to codes; codes, and what has no quantizer, as they are. */
export function quantizeActivations(
  x: Activations,
  quant: ActivationQuant | null,
  { convention, rounding }: Conventions,
): Activations {
  if (x.kind === 'codes' || quant === null) return x;
  const range = () => x.rangeBeforeRelu ?? extremes(x.values);
  const params =
    quant.kind === 'static' ? quant : activationParams(range(), quant.grid, convention);
  const codes = quantize(x.values, [x.values.length], perTensor(params), rounding);
  return { kind: 'codes', codes, params };
}

/** Returns the real values that activations stand for. */
export function realValues(x: Activations): Float32Array {
  return x.kind === 'real' ? x.values : dequantize(x.codes, [x.codes.length], perTensor(x.params));
}

function perTensor({ grid, scale, zeroPoint }: CodeParams): QuantParams {
  return { grid, axis: null, scale: Float32Array.of(scale), zeroPoint: Int32Array.of(zeroPoint) };
}
