import { type DatasetId, datasetById } from '../datasets';
import type { ModelSpec } from './spec';
import { stackFor } from './stacks';

/** The kinds of network; the layers of each follow from the images it is for. */
export const models = [
  { id: 'cnn', label: 'CNN', batchNorm: false },
  { id: 'cnn-bn', label: 'CNN + BN', batchNorm: true },
] as const;

export type ModelId = (typeof models)[number]['id'];

/** Returns what a kind of network is called. */
export function modelLabel(id: ModelId): string {
  return models.find((candidate) => candidate.id === id)?.label ?? id;
}

/** What decides on a network. */
export interface ModelChoice {
  readonly dataset: DatasetId;
  readonly model: ModelId;
}

const known = new Map<string, ModelSpec>();

/** Returns the network of that kind for the images of that dataset: the same object every time. */
export function modelOf({ dataset, model }: ModelChoice): ModelSpec {
  const key = `${dataset}/${model}`;
  const spec = known.get(key) ?? makeModel(dataset, model);
  known.set(key, spec);
  return spec;
}

function makeModel(dataset: DatasetId, id: ModelId): ModelSpec {
  const kind = models.find((candidate) => candidate.id === id);
  if (!kind) throw new RangeError(`no model is called ${id}`);
  const { imageShape, inputRange, classes } = datasetById(dataset);
  const { label, batchNorm } = kind;
  return {
    id,
    label,
    inputShape: imageShape,
    inputRange,
    layers: stackFor(imageShape).layers({ batchNorm, classes: classes.length }),
  };
}
