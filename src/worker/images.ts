import { type DatasetId, datasetById } from '../core/datasets';
import { otherImages } from '../core/datasets/missing';
import type { RunPlan } from '../core/run';
import { fittedTo } from '../core/settings/fitted';
import { defaultSettings } from '../core/settings/settings';
import { loaderOf } from '../data';
import type { OnBytes } from '../data/dataset';
import type { DataIo } from '../data/download';
import type { KeptDatasets } from '../data/kept/keptDatasets';
import type { LabEvent } from '../protocol/protocol';
import { DatasetImages } from './datasetImages';
import type { RunContext } from './runContext';

/** The images of the lab's datasets. */
export class Images {
  private readonly opened = new Map<DatasetId, DatasetImages>();

  constructor(
    private readonly io: DataIo,
    private readonly kept: KeptDatasets,
    private readonly emit: (event: LabEvent) => void,
  ) {}

  /**
   * Returns the images that a plan asks for, and the plan with no more of them than there are.
   * Throws: `data-missing` where the learner has to bring them, or has brought others.
   */
  async forPlan(plan: RunPlan): Promise<Pick<RunContext, 'plan' | 'images'>> {
    const images = this.of(plan.settings.dataset);
    const { counts, imageSet } = await images.contents();
    if (imageSet !== undefined && imageSet !== plan.settings.imageSet) throw otherImages();
    return { images, plan: { ...plan, settings: fittedTo(plan.settings, counts) } };
  }

  /** Forgets what is known of a dataset, after its files have changed. */
  async forget(id: DatasetId): Promise<void> {
    const images = this.opened.get(id);
    this.opened.delete(id);
    await images?.dispose();
  }

  /**
   * Fetches what the browser does not keep yet of the dataset that comes with the page; resolves to
   * false where it keeps nothing.
   */
  keep(): Promise<boolean> {
    return this.of(defaultSettings.dataset).keep();
  }

  /** Forgets what is on the device, before another backend takes over. */
  async dispose(): Promise<void> {
    await Promise.all([...this.opened.values()].map((images) => images.dispose()));
  }

  private of(id: DatasetId): DatasetImages {
    const known = this.opened.get(id);
    if (known) return known;
    const images = new DatasetImages(datasetById(id), loaderOf(id, this.io, this.kept), (what) =>
      this.downloads(what),
    );
    this.opened.set(id, images);
    return images;
  }

  private downloads(what: string): OnBytes {
    return (loadedBytes, totalBytes) =>
      this.emit({ kind: 'download', what, loadedBytes, totalBytes });
  }
}
