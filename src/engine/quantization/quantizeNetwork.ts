import { shapedLayers } from '../../core/model/shapes';
import { activationGrid } from '../../core/quant/grid';
import { weightParams } from '../../core/quant/quantizeWeights';
import { quantizerById } from '../../core/quantizers';
import type { Quantizer, Range } from '../../core/quantizers/quantizer';
import type { Settings } from '../../core/settings/settings';
import type { ImageOrder } from '../images/imageStore';
import type { Network } from '../network/fold';
import { Parameters } from '../network/parameters';
import { ActivationRange } from './activationRange';
import { type CalibrationProgress, calibrate } from './calibrate';
import { FakeQuantTap } from './fakeQuantTap';
import { WeightRange } from './weightRange';

/** A folded network on the device with quantizers on it. */
export interface QuantizedNetwork {
  readonly parameters: Parameters;
  readonly tap: FakeQuantTap;
  dispose(): void;
}

export type QuantizationSettings = Pick<
  Settings,
  'weightBits' | 'activationBits' | 'weightRange' | 'activationRange'
>;

/** Puts a folded network on the device, finds its ranges by calibration, and returns it quantized. */
export async function* quantizeNetwork(
  network: Network,
  settings: QuantizationSettings,
  images: ImageOrder,
): AsyncGenerator<CalibrationProgress, QuantizedNetwork> {
  const parameters = Parameters.fromCheckpoint(network.model, network.checkpoint);
  try {
    const quantizer = quantizerById(settings.activationRange);
    const grid = activationGrid(settings.activationBits);
    const ranges = yield* calibrate(parameters, images, quantizer, grid);
    const tap = createTap(network, settings, ranges, quantizer);
    return {
      parameters,
      tap,
      dispose() {
        parameters.dispose();
        tap.dispose();
      },
    };
  } catch (error) {
    parameters.dispose();
    throw error;
  }
}

function createTap(
  { model, checkpoint }: Network,
  settings: QuantizationSettings,
  ranges: ReadonlyMap<string, Range>,
  activationQuantizer: Quantizer,
): FakeQuantTap {
  const weightQuantizer = quantizerById(settings.weightRange);
  const grid = activationGrid(settings.activationBits);
  const layers = shapedLayers(model).map(({ spec, weightShape }, index) => {
    const range = ranges.get(spec.id);
    const weights = checkpoint.get(`${spec.id}.weight`);
    if (!range || !weights) throw new RangeError(`layer ${spec.id} was not calibrated`);
    const params = weightParams(weights.data, weightShape, settings.weightBits, weightQuantizer);
    // The image's range is known and never moves.
    const tracking = index === 0 ? ({ kind: 'fixed' } as const) : activationQuantizer.tracking;
    const quantizers = {
      input: new ActivationRange(range, grid, tracking),
      weight: new WeightRange(params, weightQuantizer.tracking),
    };
    return [spec.id, quantizers] as const;
  });
  return new FakeQuantTap(new Map(layers));
}
