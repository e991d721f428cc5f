import { Command, InvalidArgumentError, Option } from 'commander';
import { datasetById } from '../src/core/datasets';
import { type ModelId, models } from '../src/core/model/models';
import type { BitWidth } from '../src/core/settings/bitWidths';
import type { Settings } from '../src/core/settings/settings';
import { checkedBits } from './bounds';
import { addSettingOptions, readBits, readSetting } from './settingOptions';

/** What is measured: the table, the table held to its bounds, the published grid, or integers. */
export type TableMode = 'table' | 'check' | 'published' | 'verify';

export interface TableOptions {
  readonly mode: TableMode;
  readonly models: readonly ModelId[];
  readonly bits: readonly BitWidth[];
  /** Of QAT and its control; 0 for PTQ alone. */
  readonly epochs: number;
  /** Files of a dataset that does not come with the page; null where none were named. */
  readonly data: string | null;
  /** Where the figures go. */
  readonly out: string;
  readonly settings: Settings;
}

interface Flags {
  readonly model?: ModelId[];
  readonly bits?: BitWidth[];
  readonly epochs: number;
  readonly data?: string;
  readonly out?: string;
  readonly check?: true;
  readonly published?: true;
  readonly verify?: true;
}

const allModels = models.map(({ id }) => id);

const bitsOf: Readonly<Record<TableMode, readonly BitWidth[]>> = {
  table: [8, 6, 4],
  check: checkedBits,
  published: [8, 6, 4],
  verify: checkedBits,
};

const isModelId = (text: string): text is ModelId => models.some(({ id }) => id === text);

const readModels = (text: string) =>
  text.split(',').map((id) => {
    if (isModelId(id)) return id;
    throw new InvalidArgumentError(`Models are ${allModels.join(', ')}.`);
  });

const readEpochs = (text: string) => (text === '0' ? 0 : Number(readSetting('qatEpochs', text)));

/** Returns what a command line asks for; ends the process with a sentence where it asks nonsense. */
export function readTableOptions(words: readonly string[]): TableOptions {
  const command = new Command('npm run table --').description(
    'Measures PTQ and QAT against FP32 with the built page in a browser without a window.',
  );
  addFlags(command);
  const settingsOf = addSettingOptions(command, {
    dataset: 'dataset',
    seed: 'seed',
    backend: 'backend',
    qatLearningRate: 'lr',
    qatOptimizer: 'optimizer',
    testImages: 'test',
  });
  const flags = command.parse(words, { from: 'user' }).opts<Flags>();
  const settings = settingsOf();
  const mode = modeOf(flags);
  if (mode === 'published' && datasetById(settings.dataset).own) {
    command.error('error: nothing was published of images of your own');
  }
  return {
    mode,
    models: flags.model ?? (mode === 'table' ? [settings.model] : allModels),
    bits: flags.bits ?? bitsOf[mode],
    epochs: flags.epochs,
    data: flags.data ?? null,
    out: flags.out ?? `results/${mode === 'check' ? 'table' : mode}.json`,
    settings,
  };
}

function modeOf({ check, published, verify }: Flags): TableMode {
  if (check) return 'check';
  return published ? 'published' : verify ? 'verify' : 'table';
}

function addFlags(command: Command): void {
  command
    .option('--model <ids>', 'with commas between (default: cnn; other modes: all)', readModels)
    .option(
      '--bits <list>',
      'with commas between (default: 8,6,4; with --check and --verify 8,6,4,3,2)',
      readBits,
    )
    .option('--epochs <number>', 'epochs of QAT and its control; 0 for PTQ alone', readEpochs, 1)
    .option(
      '--data <path>',
      'archive or folder with the files of a dataset that does not come with the page',
    )
    .option('--out <file>', 'where the figures go, as JSON, in place of results/')
    .addOption(
      new Option('--check', 'fail when a bound of scripts/bounds.ts does not hold').conflicts([
        'published',
        'verify',
      ]),
    )
    .addOption(
      new Option(
        '--published',
        'the published grid with its scheme and with the defaults, and what each deviation costs',
      ).conflicts('verify'),
    )
    .option('--verify', "compare the device's integers with core's on every test image");
}
