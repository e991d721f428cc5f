import { type DatasetId, datasetById, datasets } from '../core/datasets';
import type { KeptDataset } from '../core/datasets/dataset';
import { LabError } from '../core/errors';
import { broughtDatasetOf } from '../data';
import type { PlacedFile } from '../data/brought/broughtDataset';
import type { DataIo } from '../data/download';
import { KeptDatasets } from '../data/kept/keptDatasets';
import type { LabEvent } from '../protocol/protocol';

/** Reads the files of datasets that learners bring, one at a time, and keeps them. */
export class BroughtDatasets {
  readonly kept: KeptDatasets;
  private reading: AbortController | null = null;

  constructor(
    private readonly io: DataIo,
    private readonly emit: (event: LabEvent) => void,
  ) {
    this.kept = new KeptDatasets(io.files);
  }

  /** Returns what is kept. */
  async list(): Promise<KeptDataset[]> {
    const found = await Promise.all(datasets.map(({ id }) => this.kept.find(id)));
    return found.filter((dataset) => dataset !== null);
  }

  /** Throws: as `BroughtDataset.unpack`. */
  async bring(id: DatasetId, files: readonly PlacedFile[], seed: number): Promise<KeptDataset> {
    if (this.reading) throw atWork();
    const reading = new AbortController();
    this.reading = reading;
    const onBytes = (doneBytes: number, totalBytes: number) =>
      this.emit({ kind: 'bringing', dataset: id, doneBytes, totalBytes });
    try {
      const { digest, decode } = this.io;
      const how = { digest, decode, seed, signal: reading.signal, onBytes };
      const unpacked = await broughtDatasetOf(id).unpack(files, how);
      return await this.kept.keep(datasetById(id), unpacked);
    } finally {
      this.reading = null;
    }
  }

  cancel(): void {
    this.reading?.abort();
  }
}

const atWork = () =>
  new LabError('internal', 'Other files are being read.', 'Wait for that to end, or cancel it.');
