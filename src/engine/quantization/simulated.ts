import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { type Classifier, classifierOf } from '../network/classifier';
import { type Checkpoint, Parameters } from '../network/parameters';
import { createTap } from './createTap';

/** A network on the device; whoever created it disposes it. */
export interface DeviceClassifier extends Classifier {
  dispose(): void;
}

/** Puts a quantized model on the device, computed in float32 with fake quantization. */
export function simulated(model: QuantizedModel): DeviceClassifier {
  const parameters = Parameters.fromCheckpoint(model.model, checkpointOf(model));
  const tap = createTap(model);
  return {
    ...classifierOf(parameters, tap),
    dispose() {
      parameters.dispose();
      tap.dispose();
    },
  };
}

/** Returns the real weights and biases of a quantized model, by name. */
export function checkpointOf({ layers }: QuantizedModel): Checkpoint {
  return new Map(
    layers.flatMap(({ spec, weightShape, weight, bias }) => [
      [`${spec.id}.weight`, { shape: weightShape, data: weight }] as const,
      [`${spec.id}.bias`, { shape: [bias.length], data: bias }] as const,
    ]),
  );
}
