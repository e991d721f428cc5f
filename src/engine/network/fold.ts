import { type FoldDivisor, foldBatchNorm } from '../../core/fold';
import { foldedSpec, shapedLayers } from '../../core/model/shapes';
import { batchNormEpsilon, type ModelSpec } from '../../core/model/spec';
import type { FloatTensor } from '../../data/safetensors';
import type { Checkpoint } from './parameters';

/** A network and its parameters, off the device. */
export interface Network {
  readonly model: ModelSpec;
  readonly checkpoint: Checkpoint;
}

/**
 * Returns the network with batch normalization folded into weights and biases; others as they are.
 * Folding divides by the deviation, as it should, unless told otherwise.
 */
export function foldNetwork(
  { model, checkpoint }: Network,
  divisor: FoldDivisor = 'deviation',
): Network {
  const folded = new Map<string, FloatTensor>();
  const values = (name: string) => {
    const found = checkpoint.get(name);
    if (!found) throw new RangeError(`the checkpoint has no ${name}`);
    return found;
  };
  for (const { spec, weightShape } of shapedLayers(model)) {
    const weight = values(`${spec.id}.weight`);
    if (spec.kind === 'dense' || !spec.batchNorm) {
      folded.set(`${spec.id}.weight`, weight);
      folded.set(`${spec.id}.bias`, values(`${spec.id}.bias`));
      continue;
    }
    const result = foldBatchNorm({
      weight: weight.data,
      weightShape,
      outAxis: weightShape.length - 1,
      bias: null,
      gamma: values(`${spec.id}.gamma`).data,
      beta: values(`${spec.id}.beta`).data,
      mean: values(`${spec.id}.mean`).data,
      variance: values(`${spec.id}.variance`).data,
      epsilon: batchNormEpsilon,
      divisor,
    });
    folded.set(`${spec.id}.weight`, { shape: weightShape, data: result.weight });
    folded.set(`${spec.id}.bias`, {
      shape: [spec.kind === 'conv' ? spec.filters : 0],
      data: result.bias,
    });
  }
  return { model: foldedSpec(model), checkpoint: folded };
}
