import type { DatasetId } from '../core/datasets';
import type { DatasetLoader } from './dataset';
import type { DataIo } from './download';
import { fashionMnist } from './fashionMnist';
import { createDatasetLoader } from './loader';

/** Where the images of each dataset come from. */
const loaders: Readonly<Record<DatasetId, (io: DataIo) => DatasetLoader>> = {
  'fashion-mnist': (io) => createDatasetLoader(fashionMnist, io),
};

/** Returns the loader of a dataset's images. */
export function loaderOf(id: DatasetId, io: DataIo): DatasetLoader {
  return loaders[id](io);
}
