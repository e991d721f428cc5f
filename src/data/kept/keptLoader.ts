import type { DatasetContents, DatasetInfo } from '../../core/datasets/dataset';
import { notBrought } from '../../core/datasets/missing';
import type { DatasetLoader } from '../dataset';
import { keepSuccess } from '../keepSuccess';
import { splitTraining } from '../split';
import type { KeptDatasets } from './keptDatasets';

/** Returns the loader of a dataset that the learner brought. */
export function createKeptLoader(info: DatasetInfo, datasets: KeptDatasets): DatasetLoader {
  const contents = async (): Promise<DatasetContents> => {
    const kept = await datasets.find(info.id);
    if (!kept) throw notBrought(info);
    return kept;
  };
  const train = keepSuccess(() => datasets.images(info, 'train'));
  return {
    contents,
    train,
    test: keepSuccess(() => datasets.images(info, 'test')),
    keep: async () => Boolean(await datasets.find(info.id)),
    calibration: async () => splitTraining(await train(), (await contents()).counts.heldOut).train,
  };
}
