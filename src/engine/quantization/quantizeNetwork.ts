import type { FoldDivisor } from '../../core/fold';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { quantizerById } from '../../core/quantizers';
import type { Scheme } from '../../core/scheme/scheme';
import type { ImageOrder } from '../images/imageStore';
import { foldNetwork, type Network } from '../network/fold';
import { Parameters } from '../network/parameters';
import { type CalibrationOptions, type CalibrationProgress, calibrate } from './calibrate';
import { quantizedModelOf } from './quantizedModelOf';

/** A network that was quantized without training. */
export interface QuantizedNetwork {
  /** As it came, but for running statistics where calibration by the batch moved them. */
  readonly start: Network;
  readonly folded: Network;
  readonly model: QuantizedModel;
}

export interface QuantizationOptions extends CalibrationOptions {
  readonly divisor: FoldDivisor;
}

const usual: QuantizationOptions = {
  quantizerOf: quantizerById,
  byBatch: false,
  divisor: 'deviation',
};

/**
 * Folds a network, finds the ranges of its activations by calibration, and returns it quantized;
 * yields after every batch. By the batch, it calibrates before it folds.
 */
export async function* quantizeNetwork(
  network: Network,
  scheme: Scheme,
  images: ImageOrder,
  options: QuantizationOptions = usual,
): AsyncGenerator<CalibrationProgress, QuantizedNetwork> {
  const { byBatch, divisor } = options;
  const calibrated = byBatch ? network : foldNetwork(network, divisor);
  const parameters = Parameters.fromCheckpoint(calibrated.model, calibrated.checkpoint);
  try {
    const ranges = yield* calibrate(parameters, images, scheme, options);
    const start = byBatch
      ? { model: network.model, checkpoint: await parameters.toCheckpoint() }
      : network;
    const folded = byBatch ? foldNetwork(start, divisor) : calibrated;
    return { start, folded, model: quantizedModelOf(folded, scheme, ranges) };
  } finally {
    parameters.dispose();
  }
}
