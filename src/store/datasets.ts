import { type DatasetId, datasetById } from '../core/datasets';
import type { DatasetContents } from '../core/datasets/dataset';
import { noShippedWeights, notBrought } from '../core/datasets/missing';
import type { LabError } from '../core/errors';
import type { Start } from '../core/run';
import type { Settings } from '../core/settings/settings';
import type { LabState } from './state';

type Kept = Pick<LabState, 'keptDatasets'>;

/** Returns what is in a dataset; null where the learner has to bring it first. */
export function contentsOf({ keptDatasets }: Kept, id: DatasetId): DatasetContents | null {
  const info = datasetById(id);
  if (info.origin === 'shipped') return info;
  return keptDatasets?.find((kept) => kept.id === id) ?? null;
}

/** Returns whether there are trained weights for a run to start from. */
export function hasStart(start: Start, { dataset }: Pick<Settings, 'dataset'>): boolean {
  return start.kind === 'run' || datasetById(dataset).shipsWeights;
}

/** Returns what keeps any run with these settings from starting; null when nothing does. */
export function missingImages(state: Kept & Pick<LabState, 'settings'>): LabError | null {
  const { dataset } = state.settings;
  return contentsOf(state, dataset) === null ? notBrought(datasetById(dataset)) : null;
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
