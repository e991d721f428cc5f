import { cifar10 } from './cifar10';
import type { DatasetInfo } from './dataset';
import { fashionMnist } from './fashionMnist';
import { ownColour, ownGrey } from './ownImages';

/** Every dataset of the lab. */
export const datasets = [
  fashionMnist,
  cifar10,
  ownGrey,
  ownColour,
] as const satisfies readonly DatasetInfo[];

export type DatasetId = (typeof datasets)[number]['id'];

/** Returns the dataset of that id. */
export function datasetById(id: DatasetId): DatasetInfo {
  const dataset = datasets.find((candidate) => candidate.id === id);
  if (!dataset) throw new RangeError(`no dataset is called ${id}`);
  return dataset;
}
