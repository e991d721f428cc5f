import type { DatasetId } from '../core/datasets';
import { LabError } from '../core/errors';
import type { ChosenFile } from '../protocol/protocol';
import type { LabActions } from './actions';
import type { LabParts } from './labParts';

type DatasetActions = Pick<
  LabActions,
  'listDatasets' | 'bringDataset' | 'cancelBringing' | 'removeDataset'
>;

/** What learners do with the datasets that they bring. */
export function datasetActions({ state, client, notices }: LabParts): DatasetActions {
  async function listDatasets(): Promise<void> {
    try {
      state.setState({ keptDatasets: await client.keptDatasets() });
    } catch (thrown) {
      state.setState({ keptDatasets: [] });
      notices.complain(thrown);
    }
  }

  async function bringDataset(dataset: DatasetId, files: readonly ChosenFile[]): Promise<void> {
    if (state.getState().bringing !== null || files.length === 0) return;
    const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
    state.setState({ bringing: { dataset, doneBytes: 0, totalBytes } });
    try {
      const kept = await client.bringDataset(dataset, files, state.getState().settings.seed);
      state.setState(({ keptDatasets }) => ({
        keptDatasets: [...(keptDatasets ?? []).filter(({ id }) => id !== kept.id), kept],
      }));
    } catch (thrown) {
      if (LabError.from(thrown).code !== 'cancelled') notices.complain(thrown);
    } finally {
      state.setState({ bringing: null });
    }
  }

  async function removeDataset(dataset: DatasetId): Promise<void> {
    try {
      await client.removeDataset(dataset);
      state.setState(({ keptDatasets }) => ({
        keptDatasets: (keptDatasets ?? []).filter(({ id }) => id !== dataset),
      }));
    } catch (thrown) {
      notices.complain(thrown);
    }
  }

  return {
    listDatasets,
    bringDataset,
    cancelBringing: () => void client.cancelBringing().catch(notices.complain),
    removeDataset,
  };
}
