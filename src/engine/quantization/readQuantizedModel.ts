import type { QuantizedLayer, QuantizedModel } from '../../core/quantized/quantizedModel';
import { foldNetwork } from '../network/fold';
import type { Parameters } from '../network/parameters';
import type { FakeQuantTap } from './fakeQuantTap';

/**
 * Reads a network that was trained with fake quantization back from the device, folded: `model` as
 * it was quantized before training, with the weights, biases, scales and zero points of now.
 */
export async function readQuantizedModel(
  model: QuantizedModel,
  parameters: Parameters,
  tap: FakeQuantTap,
): Promise<QuantizedModel> {
  const trained = { model: parameters.model, checkpoint: await parameters.toCheckpoint() };
  const { checkpoint } = foldNetwork(trained, tap.liveFold ?? 'deviation');
  const layers = model.layers.map(async (layer): Promise<QuantizedLayer> => {
    const { input, weight } = tap.of(layer.spec.id);
    return {
      ...layer,
      weight: checkpoint.get(`${layer.spec.id}.weight`)?.data ?? layer.weight,
      bias: checkpoint.get(`${layer.spec.id}.bias`)?.data ?? layer.bias,
      weightParams: weight && (await weight.read()),
      input: input && (await input.read()),
    };
  });
  const logits = tap.logitsQuantizer && (await tap.logitsQuantizer.read());
  return { ...model, layers: await Promise.all(layers), logits };
}
