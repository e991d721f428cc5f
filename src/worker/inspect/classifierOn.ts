import { createIntegerNetwork } from '../../engine/integer/integerNetwork';
import { classifierOf } from '../../engine/network/classifier';
import { Parameters } from '../../engine/network/parameters';
import type { DeviceClassifier } from '../../engine/quantization/simulated';
import type { FinishedNetwork } from '../finishedNetworks';

/** Puts a finished network on the device as its accuracy was measured; the caller disposes it. */
export function classifierOn(finished: FinishedNetwork): DeviceClassifier {
  if (finished.kind === 'quantized') return createIntegerNetwork(finished.model);
  const { model, checkpoint } = finished.network;
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  return { ...classifierOf(parameters), dispose: () => parameters.dispose() };
}
