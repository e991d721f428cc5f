import { rowsOf } from '../src/features/runs/rows';
import { runsCsv } from '../src/features/runs/runsCsv';
import { formatCount } from '../src/share/format';
import { type SweepFile, writeSweepFile, writeWhole } from './sweepFile';
import { divided, plansOf } from './sweepParts';
import { sweepTable } from './sweepTable';

const csvBeside = (path: string) => `${path.replace(/\.json$/, '')}.csv`;

/** Writes a sweep as JSON, and as CSV beside it. */
export function saveSweep(path: string, file: SweepFile): void {
  writeSweepFile(path, file);
  const records = file.runs.map(({ record }) => record);
  writeWhole(csvBeside(path), runsCsv(rowsOf(records, null)));
}

/** Prints accuracy by learning rate and bits, and what it says. */
export function tellResults(path: string, file: SweepFile): void {
  const { sweep, settings } = file;
  const { there } = divided(plansOf(sweep, settings), file.runs);
  const records = there.map(({ record }) => record);
  const devices = [...new Set(records.flatMap(({ device }) => device?.label ?? []))];
  const { model, testImages, seed } = settings;
  const steps = records.find(({ plan }) => plan.method === 'qat')?.result?.steps ?? 0;
  const conditions = [
    model,
    `${formatCount(steps)} steps`,
    `accuracy in % of ${formatCount(testImages)} test images`,
    sweep.seeds > 1 ? `mean and standard deviation of ${sweep.seeds} seeds` : `seed ${seed}`,
    ...devices,
  ];
  console.log(`\n${conditions.join(', ')}\n\n${sweepTable(records, settings)}\n`);
  console.log(`Every run: ${path} and ${csvBeside(path)}`);
}
