import type { DatasetContents } from '../src/core/datasets/dataset';
import type { ModelId } from '../src/core/model/models';
import type { RunRecord } from '../src/store/state';
import type { LabPage } from './labPage';
import { accuracyPercent } from './measured';
import { broughtContents, imagesInWords, measuredBase } from './measuredBase';
import { type PublishedRun, publishedRuns, publishedTitle } from './publishedRuns';
import { publishedTable } from './publishedTable';
import { reportOf } from './report';
import type { TableOptions } from './tableOptions';

/** Measures the published grid both ways, prints it, and returns what is written down of it. */
export async function publishedGrids(lab: LabPage, options: TableOptions): Promise<object> {
  const contents = await broughtContents(lab, options.settings, options.data);
  const grids: object[] = [];
  for (const model of options.models) {
    grids.push(await publishedGrid(lab, options, model, contents));
  }
  return { contents, grids };
}

async function publishedGrid(
  lab: LabPage,
  options: TableOptions,
  model: ModelId,
  contents: DatasetContents,
): Promise<object> {
  const { bits, epochs, settings } = options;
  const base = await measuredBase(lab, { ...settings, model });
  const { start } = base;
  const measured: { run: PublishedRun; record: RunRecord }[] = [];
  for (const run of publishedRuns({ model, bits, epochs, settings, start })) {
    measured.push({ run, record: await lab.run(publishedTitle(run), run.plan) });
  }
  const figures = measured.map(({ run: { cell, variant }, record }) => ({
    cell,
    variant,
    accuracy: accuracyPercent(record),
  }));
  const fp32 = accuracyPercent(base.record) ?? Number.NaN;
  const { dataset, seed } = settings;
  const images = imagesInWords(settings, contents);
  console.log(`\n${dataset}, ${model}, ${images}, seed ${seed}, ${lab.device.label}\n`);
  console.log(`${publishedTable(fp32, figures, dataset)}\n`);
  return {
    model,
    fp32,
    figures,
    runs: [base.record, ...measured.map(({ record }) => record)].map(reportOf),
  };
}
