import { dequantize, quantize } from '../../core/quant/affine';
import type { QuantParams } from '../../core/quant/params';
import { weightReport } from '../../core/quant/weightReport';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { LayerReport } from '../../core/run';

/**
 * Returns how each layer came out of quantization whose weights are quantized. `latent` is the
 * network before its weights were put on codes, where a repair did that.
 */
export function layerReports(
  { layers, logits }: QuantizedModel,
  latent?: QuantizedModel,
): LayerReport[] {
  return layers.flatMap(({ spec, weightShape, weight, weightParams }, index): LayerReport[] => {
    if (!weightParams) return [];
    const unrounded = latent?.layers[index]?.weight ?? weight;
    const codes = quantize(weight, weightShape, weightParams);
    const { grid, scale, zeroPoint } = weightParams;
    const next = layers[index + 1];
    const output = next ? next.input : logits;
    return [
      {
        id: spec.id,
        weightShape,
        bits: grid.bits,
        scale: [Math.min(...scale), Math.max(...scale)],
        zeroPoint: [Math.min(...zeroPoint), Math.max(...zeroPoint)],
        range: wholeRange(weightParams),
        codes: [grid.min, grid.max],
        ...weightReport(
          unrounded,
          weightShape,
          weightParams,
          dequantize(codes, weightShape, weightParams),
        ),
        activation:
          output?.kind === 'static' ? { scale: output.scale, zeroPoint: output.zeroPoint } : null,
      },
    ];
  });
}

/** Returns the smallest and the largest real value that the codes of any channel stand for. */
function wholeRange({ grid, scale, zeroPoint }: QuantParams): LayerReport['range'] {
  const ends = [...scale].flatMap((own, channel) => {
    const zero = zeroPoint[channel] ?? 0;
    return [(grid.min - zero) * own, (grid.max - zero) * own];
  });
  return [Math.min(...ends), Math.max(...ends)];
}
