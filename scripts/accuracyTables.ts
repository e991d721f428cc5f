import type { DatasetContents } from '../src/core/datasets/dataset';
import type { Settings } from '../src/core/settings/settings';
import type { RunRecord } from '../src/store/state';
import { failedBounds } from './bounds';
import type { LabPage } from './labPage';
import { markdownTable } from './markdownTable';
import { measuredOf } from './measured';
import { broughtContents, imagesInWords, measuredBase, withImages } from './measuredBase';
import { reportOf } from './report';
import type { TableOptions } from './tableOptions';
import { planTitle, tablePlans } from './tablePlans';

/**
 * Measures a table for every model, prints it, and returns what is written down of it. With
 * `check` the process fails when a bound does not hold.
 */
export async function accuracyTables(lab: LabPage, asked: TableOptions): Promise<object> {
  const contents = await broughtContents(lab, asked.settings, asked.data);
  const options = withImages(asked, contents);
  const tables: RunRecord[][] = [];
  for (const model of options.models) {
    tables.push(await accuracyTable(lab, { ...options.settings, model }, options, contents));
  }
  if (options.mode === 'check') check(tables);
  return { runs: tables.flat().map(reportOf) };
}

async function accuracyTable(
  lab: LabPage,
  settings: Settings,
  { bits, epochs }: TableOptions,
  contents: DatasetContents,
): Promise<RunRecord[]> {
  const base = await measuredBase(lab, settings);
  const runs: RunRecord[] = [base.record];
  for (const plan of tablePlans(base.start, settings, bits, epochs)) {
    runs.push(await lab.run(`${settings.model} ${planTitle(plan)}`, plan));
  }
  const { dataset, model, seed } = settings;
  const images = imagesInWords(settings, contents);
  console.log(`\n${dataset}, ${model}, ${images}, seed ${seed}, ${lab.device.label}\n`);
  console.log(`${markdownTable(runs)}\n`);
  return runs;
}

function check(tables: readonly RunRecord[][]): void {
  const failures = tables.flatMap((runs) => failedBounds(measuredOf(runs)));
  for (const failure of failures) console.error(`FAILED ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
  else console.log('Every bound holds.');
}
