import { Command, InvalidArgumentError } from 'commander';
import { type ModelId, models } from '../src/core/model/models';
import type { Settings } from '../src/core/settings/settings';
import type { RunRecord } from '../src/store/state';
import { failedBounds } from './bounds';
import { type LabPage, withLab } from './labPage';
import { markdownTable } from './markdownTable';
import { measuredOf } from './measured';
import { reportOf, writeJson } from './report';
import { addSettingOptions, readSetting } from './settingOptions';
import { type Bits, planTitle, tablePlans } from './tablePlans';

interface Options {
  readonly model?: ModelId[];
  readonly bits: Bits[];
  readonly epochs: number;
  readonly out: string;
  readonly check: boolean;
}

const isModelId = (text: string): text is ModelId => models.some(({ id }) => id === text);

const readModels = (text: string) =>
  text.split(',').map((id) => {
    if (isModelId(id)) return id;
    throw new InvalidArgumentError(`Models are ${models.map((model) => model.id).join(', ')}.`);
  });

const isBits = (value: unknown): value is Bits =>
  value === 8 || value === 6 || value === 4 || value === 3 || value === 2;

const readBits = (text: string) =>
  text.split(',').map((width) => {
    const bits = readSetting('weightBits', width);
    if (isBits(bits)) return bits;
    throw new InvalidArgumentError('Bits are 8, 6, 4, 3 and 2.');
  });

const readEpochs = (text: string) => {
  if (text === '0') return 0;
  return Number(readSetting('qatEpochs', text));
};

const command = new Command('npm run table --')
  .description(
    'Measures PTQ and QAT against FP32 with the built page in a browser without a window.',
  )
  .option(
    '--model <ids>',
    'models, with commas between (default: cnn; with --check all)',
    readModels,
  )
  .option('--bits <list>', 'bit widths, with commas between', readBits, [8, 6, 4])
  .option('--epochs <number>', 'epochs of QAT and its control; 0 for PTQ alone', readEpochs, 1)
  .option('--out <file>', 'where the figures go, as JSON', 'results/table.json')
  .option('--check', 'fail when a bound of scripts/bounds.ts does not hold', false);

const settingsOf = addSettingOptions(command, {
  seed: 'seed',
  backend: 'backend',
  qatLearningRate: 'lr',
  qatOptimizer: 'optimizer',
  testImages: 'test',
});

/** Carries out all runs of one model's table and prints it. */
async function tableOf(lab: LabPage, settings: Settings, options: Options): Promise<RunRecord[]> {
  const runs: RunRecord[] = [];
  for (const plan of tablePlans(settings, options.bits, options.epochs)) {
    runs.push(await lab.run(`${settings.model} ${planTitle(plan)}`, plan));
  }
  const { testImages, seed } = settings;
  console.log(
    `\n${settings.model}, ${testImages} test images, seed ${seed}, ${lab.device.label}\n`,
  );
  console.log(`${markdownTable(runs)}\n`);
  return runs;
}

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const chosen = settingsOf();
  const ids = options.model ?? (options.check ? models.map(({ id }) => id) : [chosen.model]);
  const { device, tables } = await withLab(chosen.backend, async (lab) => {
    const tables: RunRecord[][] = [];
    for (const model of ids) tables.push(await tableOf(lab, { ...chosen, model }, options));
    return { device: lab.device, tables };
  });
  const runs = tables.flat().map(reportOf);
  writeJson(options.out, { madeAt: new Date().toISOString(), device, settings: chosen, runs });
  console.log(`All settings and times: ${options.out}`);
  if (options.check) check(tables);
}

function check(tables: readonly RunRecord[][]): void {
  const failures = tables.flatMap((runs) => failedBounds(measuredOf(runs)));
  for (const failure of failures) console.error(`FAILED ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
  else console.log('Every bound holds.');
}

await main();
