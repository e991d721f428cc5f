import { type DatasetId, datasetById, datasets } from '../core/datasets';
import { imageSetComplaint } from '../core/datasets/imageSet';
import { type ModelChoice, modelOf, models } from '../core/model/models';
import type { ModelSpec } from '../core/model/spec';

const choices: readonly ModelChoice[] = datasets.flatMap((dataset) =>
  models.map((model) => ({ dataset: dataset.id, model: model.id })),
);

const isOwn = (dataset: DatasetId) => datasetById(dataset).own;

/** Every network for published images, whose shapes are known before anybody has brought one. */
export const publishedChoices = choices.filter(({ dataset }) => !isOwn(dataset));

/** Returns what a safetensors file says of the network that it holds. */
export function modelMetadata(choice: ModelChoice): Record<string, string> {
  const { dataset, model, imageSet = '' } = choice;
  return { model, dataset, ...(isOwn(dataset) ? { imageSet } : {}) };
}

/** Returns of which network a file says that it is; null for none of the lab. */
export function choiceIn(metadata: ReadonlyMap<string, string>): ModelChoice | null {
  // Files from before there was a choice are of the dataset that there was.
  const dataset = metadata.get('dataset') ?? datasets[0].id;
  const model = metadata.get('model');
  const found = choices.find((choice) => choice.model === model && choice.dataset === dataset);
  if (!found || !isOwn(found.dataset)) return found ?? null;
  const imageSet = metadata.get('imageSet') ?? '';
  return imageSetComplaint(imageSet) === null ? { ...found, imageSet } : null;
}

/** Returns the choice that a network follows from, folded or not. */
export function choiceOf(model: ModelSpec): ModelChoice | null {
  const { id, inputShape, inputRange, imageSet } = model;
  const ofSet = choices.map((choice) =>
    imageSet === undefined ? choice : { ...choice, imageSet },
  );
  const found = ofSet.find((choice) => {
    const spec = modelOf(choice);
    return (
      choice.model === id &&
      spec.imageSet === imageSet &&
      String(spec.inputShape) === String(inputShape) &&
      spec.inputRange.min === inputRange.min
    );
  });
  return found ?? null;
}
