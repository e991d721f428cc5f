import { datasets } from '../core/datasets';
import { type ModelChoice, modelOf, models } from '../core/model/models';
import type { ModelSpec } from '../core/model/spec';

/** Every network that a file can be of. */
export const modelChoices: readonly ModelChoice[] = datasets.flatMap((dataset) =>
  models.map((model) => ({ dataset: dataset.id, model: model.id })),
);

/** Returns what a safetensors file says of the network that it holds. */
export function modelMetadata({ dataset, model }: ModelChoice): Record<string, string> {
  return { model, dataset };
}

/** Returns of which network a file says that it is; null for none of the lab. */
export function choiceIn(metadata: ReadonlyMap<string, string>): ModelChoice | null {
  // Files from before there was a choice are of the dataset that there was.
  const dataset = metadata.get('dataset') ?? datasets[0].id;
  const model = metadata.get('model');
  return (
    modelChoices.find((choice) => choice.model === model && choice.dataset === dataset) ?? null
  );
}

/** Returns the choice that a network follows from, folded or not. */
export function choiceOf({ id, inputShape, inputRange }: ModelSpec): ModelChoice | null {
  const found = modelChoices.find((choice) => {
    const spec = modelOf(choice);
    return (
      choice.model === id &&
      String(spec.inputShape) === String(inputShape) &&
      spec.inputRange.min === inputRange.min
    );
  });
  return found ?? null;
}
