import { LabError } from '../../core/errors';
import { type ModelChoice, modelOf } from '../../core/model/models';
import { checkParameters, type Parameters } from '../../data/checkpoint';
import { choiceIn, modelMetadata, publishedChoices } from '../../data/modelMetadata';
import { decodeSafetensors, encodeSafetensors, type SafetensorsFile } from '../../data/safetensors';
import type { LabStore } from '../../store/labStore';
import { refusal } from './refusal';

/**
 * Takes a network in as one that others can start from, measures it, and returns the id of its run.
 *
 * Throws: `checkpoint-invalid` when it is no safetensors file or fits no model of the lab.
 */
export function openNetwork(lab: LabStore, name: string, bytes: Uint8Array<ArrayBuffer>): string {
  const file = decodeSafetensors(bytes);
  if (file.metadata.has('quantization')) {
    throw refusal('it holds a quantized network, and runs start from one in floating point');
  }
  const choice = choiceFor(file);
  const runId = lab.actions.takeNetwork(choice, shortened(name));
  const tensors = Object.fromEntries(file.tensors);
  lab.networks.put(runId, encodeSafetensors(tensors, modelMetadata(choice)));
  return runId;
}

/** Returns the model that a file says it is of, or that its shapes are of. */
function choiceFor({ metadata, tensors }: SafetensorsFile): ModelChoice {
  const said = choiceIn(metadata);
  if (said) {
    checkParameters(modelOf(said), tensors);
    return said;
  }
  const fitting = publishedChoices.find((choice) => complaintAbout(choice, tensors) === null);
  if (fitting) return fitting;
  throw refusal('its weights are of the shapes of no network of this lab');
}

function complaintAbout(choice: ModelChoice, tensors: Parameters): LabError | null {
  try {
    checkParameters(modelOf(choice), tensors);
    return null;
  } catch (error) {
    return LabError.from(error);
  }
}

const longestName = 60;

const shortened = (name: string) => name.replace(/\.safetensors$/i, '').slice(0, longestName);
