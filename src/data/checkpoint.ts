import { datasetById } from '../core/datasets';
import { noShippedWeights } from '../core/datasets/missing';
import { LabError } from '../core/errors';
import { type ModelChoice, type ModelId, modelOf } from '../core/model/models';
import { type ParameterShape, parameterShapes } from '../core/model/shapes';
import type { ModelSpec } from '../core/model/spec';
import { type DataIo, download } from './download';
import { decodeSafetensors, type FloatTensor } from './safetensors';

/** A network's weights and running statistics, by the names of `parameterShapes`. */
export type Parameters = ReadonlyMap<string, FloatTensor>;

/** Returns where a model's shipped checkpoint lies, relative to the page. */
export const checkpointPath = (id: ModelId) => `models/${id}.safetensors`;

/**
 * Returns the weights that ship with the lab for a model.
 *
 * Throws: `data-missing` when the file cannot be had, `checkpoint-invalid` when it does not hold
 * the model's parameters, or no weights for that dataset ship.
 */
export async function loadShippedCheckpoint(choice: ModelChoice, io: DataIo): Promise<Parameters> {
  const dataset = datasetById(choice.dataset);
  if (!dataset.shipsWeights) throw noShippedWeights(dataset);
  const model = modelOf(choice);
  const bytes = await download(io, checkpointPath(choice.model), `weights of ${model.label}`);
  const { tensors } = decodeSafetensors(bytes);
  checkParameters(model, tensors);
  return tensors;
}

/**
 * Returns when the tensors are exactly the model's parameters, every value finite.
 *
 * Throws: `checkpoint-invalid` when one is missing, unknown, of another shape, or not finite.
 */
export function checkParameters(model: ModelSpec, tensors: Parameters): void {
  const expected = parameterShapes(model);
  for (const parameter of expected) checkParameter(model, parameter, tensors.get(parameter.name));
  const known = new Set(expected.map(({ name }) => name));
  const stray = [...tensors.keys()].find((name) => !known.has(name));
  if (stray !== undefined) throw unfit(model, `it holds ${stray}, which the model has not`);
}

function checkParameter(
  model: ModelSpec,
  { name, shape }: ParameterShape,
  tensor: FloatTensor | undefined,
): void {
  if (tensor === undefined) throw unfit(model, `${name} is missing`);
  const same =
    tensor.shape.length === shape.length && tensor.shape.every((dim, axis) => dim === shape[axis]);
  if (!same) throw unfit(model, `${name} is of shape [${tensor.shape}], not [${shape}]`);
  if (!tensor.data.every(Number.isFinite)) throw unfit(model, `${name} holds a value not finite`);
}

const unfit = (model: ModelSpec, why: string) =>
  new LabError(
    'checkpoint-invalid',
    `The checkpoint does not fit the model ${model.label}: ${why}.`,
    'Put the shipped checkpoint back in its place, or choose the model it was made for.',
  );
