import type { DatasetId } from '../core/datasets';
import type { BroughtDataset } from './brought/broughtDataset';
import { cifar10 } from './cifar10/cifar10';
import type { DatasetLoader, ShippedDataset } from './dataset';
import type { DataIo } from './download';
import { fashionMnist } from './fashionMnist';
import type { KeptDatasets } from './kept/keptDatasets';
import { createKeptLoader } from './kept/keptLoader';
import { createDatasetLoader } from './loader';
import { ownColour, ownGrey } from './ownImages/ownImages';

/** Where the images of a dataset come from: files beside the page, or files of the learner. */
type ImageSource =
  | { readonly kind: 'shipped'; readonly dataset: ShippedDataset }
  | { readonly kind: 'brought'; readonly dataset: BroughtDataset };

const sources: Readonly<Record<DatasetId, ImageSource>> = {
  'fashion-mnist': { kind: 'shipped', dataset: fashionMnist },
  'cifar-10': { kind: 'brought', dataset: cifar10 },
  'own-grey': { kind: 'brought', dataset: ownGrey },
  'own-colour': { kind: 'brought', dataset: ownColour },
};

/** Returns the loader of a dataset's images. */
export function loaderOf(id: DatasetId, io: DataIo, kept: KeptDatasets): DatasetLoader {
  const { kind, dataset } = sources[id];
  return kind === 'shipped' ? createDatasetLoader(dataset, io) : createKeptLoader(dataset, kept);
}

/** Returns the dataset of that id whose files the learner brings. Throws: `RangeError` for others. */
export function broughtDatasetOf(id: DatasetId): BroughtDataset {
  const source = sources[id];
  if (source.kind === 'brought') return source.dataset;
  throw new RangeError(`${id} comes with the page`);
}
