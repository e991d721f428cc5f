import { type DatasetId, datasetById } from '../core/datasets';
import type { DatasetContents } from '../core/datasets/dataset';
import { noShippedWeights, notBrought, otherImages } from '../core/datasets/missing';
import type { LabError } from '../core/errors';
import type { Start } from '../core/run';
import { fittedTo } from '../core/settings/fitted';
import type { Settings } from '../core/settings/settings';
import type { LabState } from './state';

type Kept = Pick<LabState, 'keptDatasets'>;

/** Returns what is in a dataset; null where the learner has to bring it first. */
export function contentsOf({ keptDatasets }: Kept, id: DatasetId): DatasetContents | null {
  const info = datasetById(id);
  if (info.origin === 'shipped') return info;
  return keptDatasets?.find((kept) => kept.id === id) ?? null;
}

/** Returns what makes settings ask for no more images than there are, as runs are carried out. */
export function fitTo(state: Kept): (settings: Settings) => Settings {
  return (settings) => {
    const contents = contentsOf(state, settings.dataset);
    return contents === null ? settings : fittedTo(settings, contents.counts);
  };
}

/** Returns whether there are trained weights for a run to start from. */
export function hasStart(start: Start, { dataset }: Pick<Settings, 'dataset'>): boolean {
  return start.kind === 'run' || datasetById(dataset).shipsWeights;
}

/** Returns what keeps any run with these settings from starting; null when nothing does. */
export function missingImages(state: Kept & Pick<LabState, 'settings'>): LabError | null {
  return imagesLacking(state, state.settings);
}

/** Returns what keeps a run with settings of its own from finding its images; null when nothing does. */
export function imagesLacking(
  state: Kept,
  { dataset, imageSet }: Pick<Settings, 'dataset' | 'imageSet'>,
): LabError | null {
  const contents = contentsOf(state, dataset);
  if (contents === null) return notBrought(datasetById(dataset));
  return imageSetIn(contents) === imageSet ? null : otherImages();
}

const imageSetIn = ({ imageSet = '' }: DatasetContents) => imageSet;

/** Returns which own images a run on a dataset is made with here: none for published ones, or where there are none. */
export function imageSetHere(state: Kept, dataset: DatasetId): string {
  const contents = contentsOf(state, dataset);
  return contents === null ? '' : imageSetIn(contents);
}

/** Returns what keeps runs that start from trained weights from starting; null when nothing does. */
export function missingStart(state: Kept & Pick<LabState, 'settings' | 'start'>): LabError | null {
  const { start, settings } = state;
  const dataset = datasetById(settings.dataset);
  const noWeights = hasStart(start, settings) ? null : noShippedWeights(dataset);
  return missingImages(state) ?? noWeights;
}

/** Returns what keeps QAT from starting; from scratch it needs images alone. */
export function missingForQat(state: Kept & Pick<LabState, 'settings' | 'start'>): LabError | null {
  return state.settings.qatFrom === 'scratch' ? missingImages(state) : missingStart(state);
}

/** What a person asks for with one button. */
export type Wish = 'base' | 'fp32' | 'ptq' | 'qat';

/** Returns what keeps that from starting, as something to tell a person; null when nothing does. */
export function obstacleTo(
  wish: Wish,
  state: Kept & Pick<LabState, 'settings' | 'start'>,
): LabError | null {
  if (wish === 'fp32') return missingImages(state);
  return wish === 'qat' ? missingForQat(state) : missingStart(state);
}
