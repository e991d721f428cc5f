import type { ModelId } from '../src/core/model/models';
import { draft } from '../src/store/plans';
import type { RunRecord } from '../src/store/state';
import type { LabPage } from './labPage';
import { accuracyPercent } from './measured';
import { type PublishedRun, publishedRuns, publishedTitle } from './publishedRuns';
import { publishedTable } from './publishedTable';
import { reportOf } from './report';
import type { TableOptions } from './tableOptions';

/** Measures the published grid both ways, prints it, and returns what is written down of it. */
export async function publishedGrids(lab: LabPage, options: TableOptions): Promise<object> {
  const grids: object[] = [];
  for (const model of options.models) grids.push(await publishedGrid(lab, options, model));
  return { grids };
}

async function publishedGrid(lab: LabPage, options: TableOptions, model: ModelId): Promise<object> {
  const { bits, epochs, settings } = options;
  const base = await lab.run(
    `${model} base`,
    draft('base', { kind: 'shipped' }, { ...settings, model }),
  );
  const measured: { run: PublishedRun; record: RunRecord }[] = [];
  for (const run of publishedRuns({ model, bits, epochs, settings })) {
    measured.push({ run, record: await lab.run(publishedTitle(run), run.plan) });
  }
  const figures = measured.map(({ run: { cell, variant }, record }) => ({
    cell,
    variant,
    accuracy: accuracyPercent(record),
  }));
  const fp32 = accuracyPercent(base) ?? Number.NaN;
  const { testImages, seed } = settings;
  console.log(`\n${model}, ${testImages} test images, seed ${seed}, ${lab.device.label}\n`);
  console.log(`${publishedTable(fp32, figures)}\n`);
  return {
    model,
    fp32,
    figures,
    runs: [base, ...measured.map(({ record }) => record)].map(reportOf),
  };
}
