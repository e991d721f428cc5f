import { datasetById } from '../src/core/datasets';
import type { DatasetContents } from '../src/core/datasets/dataset';
import type { Start } from '../src/core/run';
import type { Settings } from '../src/core/settings/settings';
import { formatCount } from '../src/share/format';
import { draft } from '../src/store/draft';
import type { RunRecord } from '../src/store/state';
import { datasetFiles } from './datasetFiles';
import type { LabPage } from './labPage';
import type { TableOptions } from './tableOptions';

const shipped: Start = { kind: 'shipped' };

/** A float network that was measured, and the start of the runs from it. */
export interface MeasuredBase {
  readonly record: RunRecord;
  readonly start: Start;
}

/** Measures the network that ships with the page, or trains one where none does. */
export async function measuredBase(lab: LabPage, settings: Settings): Promise<MeasuredBase> {
  const { dataset, model } = settings;
  if (datasetById(dataset).shipsWeights) {
    const record = await lab.run(`${model} base`, draft('base', shipped, settings));
    return { record, start: shipped };
  }
  const record = await lab.run(`${model} fp32`, draft('fp32', shipped, settings));
  if (record.status !== 'finished') {
    throw new Error(`${model} did not train: ${record.problem?.message ?? record.status}`);
  }
  return { record, start: { kind: 'run', runId: record.plan.runId } };
}

/**
 * Returns what there is of a dataset, once its files were brought where they do not come with the page.
 *
 * Throws: `Error` with a sentence where files are missing or wrong.
 */
export async function broughtContents(
  lab: LabPage,
  { dataset }: Settings,
  path: string | null,
): Promise<DatasetContents> {
  const info = datasetById(dataset);
  if (info.origin === 'shipped') return info;
  if (path === null) throw new Error(`${info.label} needs --data PATH. ${info.bring}`);
  if (info.own && !path.endsWith('.zip'))
    throw new Error(`Own images are a zip file here. ${info.bring}`);
  return lab.bring(dataset, datasetFiles(path));
}

/** Returns the options of a table with the settings that say which images were brought. */
export function withImages(
  options: TableOptions,
  { imageSet = '' }: DatasetContents,
): TableOptions {
  return { ...options, settings: { ...options.settings, imageSet } };
}

/** Returns how many images a table was measured with, for its heading. */
export function imagesInWords(settings: Settings, { counts }: DatasetContents): string {
  const info = datasetById(settings.dataset);
  const train = Math.min(settings.trainImages, counts.train);
  const test = Math.min(settings.testImages, counts.test);
  const used = `${formatCount(test)} test images`;
  if (info.origin === 'shipped') return used;
  if (info.own) return `${formatCount(train)} training images and ${used} of somebody's own`;
  const of = `of the published ${formatCount(info.counts.train)} and ${formatCount(info.counts.test)}`;
  return `${formatCount(train)} training images and ${used}, ${of}`;
}
