import { type ModelChoice, modelOf } from '../core/model/models';
import { foldedSpec } from '../core/model/shapes';
import type { ModelSpec } from '../core/model/spec';
import { checkParameters } from '../data/checkpoint';
import { choiceIn, choiceOf, modelMetadata } from '../data/modelMetadata';
import { decodeSafetensors, encodeSafetensors } from '../data/safetensors';
import type { Network } from '../engine/network/fold';
import type { FinishedNetwork } from './finishedNetworks';
import { invalidNetwork } from './invalidNetwork';
import { decodeQuantized, encodeQuantized } from './quantizedFile';

/**
 * Returns a trained network as a safetensors file. Weights and biases are real values; for a
 * quantized one, `<layer>.weight_scale` and `<layer>.weight_zero_point` lie beside them, and the
 * metadata says the rest.
 */
export function encodeNetwork(finished: FinishedNetwork): Uint8Array<ArrayBuffer> {
  return finished.kind === 'float'
    ? encodeFloat(finished.network)
    : encodeQuantized(finished.model, modelMetadata(choiceFor(finished.model.model)));
}

/** Returns the network of a file that `encodeNetwork` made. Throws: `checkpoint-invalid`. */
export function decodeNetwork(bytes: Uint8Array<ArrayBuffer>): FinishedNetwork {
  const file = decodeSafetensors(bytes);
  const choice = choiceIn(file.metadata);
  if (!choice) throw invalidNetwork('it does not say of which model it is');
  const model = modelOf(choice);
  if (file.metadata.has('quantization')) {
    const quantized = decodeQuantized(foldedSpec(model), file);
    return { kind: 'quantized', model: quantized, latent: quantized };
  }
  const spec = file.metadata.get('folded') === 'true' ? foldedSpec(model) : model;
  checkParameters(spec, file.tensors);
  return { kind: 'float', network: { model: spec, checkpoint: file.tensors } };
}

const hasBatchNorm = ({ layers }: ModelSpec) =>
  layers.some((layer) => layer.kind === 'conv' && layer.batchNorm);

function encodeFloat({ model, checkpoint }: Network): Uint8Array<ArrayBuffer> {
  const choice = choiceFor(model);
  const folded = hasBatchNorm(modelOf(choice)) && !hasBatchNorm(model);
  return encodeSafetensors(Object.fromEntries(checkpoint), {
    ...modelMetadata(choice),
    ...(folded ? { folded: 'true' } : {}),
  });
}

function choiceFor(model: ModelSpec): ModelChoice {
  const choice = choiceOf(model);
  if (!choice) throw new RangeError(`no choice makes the model ${model.id}`);
  return choice;
}
