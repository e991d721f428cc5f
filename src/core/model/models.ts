import { type DatasetId, datasetById } from '../datasets';
import { classesInSet } from '../datasets/imageSet';
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
  /** Of a learner's own images; of no account for others. */
  readonly imageSet?: string;
}

const known = new Map<string, ModelSpec>();

/** Returns the network of that kind for the images of that dataset: the same object every time. */
export function modelOf({ dataset, model, imageSet = '' }: ModelChoice): ModelSpec {
  const ownSet = datasetById(dataset).own ? imageSet : null;
  const key = `${dataset}/${model}/${ownSet ?? ''}`;
  const spec = known.get(key) ?? makeModel(dataset, model, ownSet);
  known.set(key, spec);
  return spec;
}

/** Returns how many classes a network tells apart. */
export function classCount(choice: ModelChoice): number {
  return datasetById(choice.dataset).own
    ? classesInSet(choice.imageSet ?? '')
    : datasetById(choice.dataset).classes.length;
}

function makeModel(dataset: DatasetId, id: ModelId, imageSet: string | null): ModelSpec {
  const kind = models.find((candidate) => candidate.id === id);
  if (!kind) throw new RangeError(`no model is called ${id}`);
  const { imageShape, inputRange } = datasetById(dataset);
  const { label, batchNorm } = kind;
  const classes = classCount({ dataset, model: id, imageSet: imageSet ?? '' });
  return {
    id,
    label,
    inputShape: imageShape,
    inputRange,
    layers: stackFor(imageShape).layers({ batchNorm, classes }),
    ...(imageSet === null ? {} : { imageSet }),
  };
}
