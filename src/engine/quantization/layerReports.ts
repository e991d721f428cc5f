import { shapedLayers } from '../../core/model/shapes';
import { weightGrid } from '../../core/quant/grid';
import { weightReport } from '../../core/quant/weightReport';
import type { LayerReport } from '../../core/run';
import type { QuantizedNetwork } from './quantizeNetwork';

/** Reads weights and ranges back and returns how each layer came out of quantization. */
export async function layerReports(
  { parameters, tap }: QuantizedNetwork,
  weightBits: number,
): Promise<LayerReport[]> {
  const layers = shapedLayers(parameters.model);
  const grid = weightGrid(weightBits);
  return Promise.all(
    layers.map(async ({ spec, weightShape }, index): Promise<LayerReport> => {
      const params = await tap.quantizers(spec.id).weight.read(grid, weightShape.length - 1);
      const weights = await parameters.get(`${spec.id}.weight`).data<'float32'>();
      const next = layers[index + 1];
      return {
        id: spec.id,
        weightShape,
        bits: weightBits,
        scale: [Math.min(...params.scale), Math.max(...params.scale)],
        codes: [grid.min, grid.max],
        ...weightReport(weights, weightShape, params),
        activation: next ? await tap.quantizers(next.spec.id).input.read() : null,
      };
    }),
  );
}
