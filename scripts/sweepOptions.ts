import { Command, InvalidArgumentError } from 'commander';
import type { BitWidth } from '../src/core/settings/bitWidths';
import type { Settings } from '../src/core/settings/settings';
import { settingSpecs } from '../src/core/settings/specs';
import {
  defaultSweep,
  type SweepChoice,
  type SweepOptimizer,
  type SweepScales,
} from '../src/core/sweep/grid';
import { readSweep } from '../src/core/sweep/readSweep';
import { addSettingOptions, readBits, readSetting } from './settingOptions';

/** One of several parts that a sweep is shared out into, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** What a command line asks for: a sweep or a part of it, or the parts put together. */
export type SweepOptions = {
  /** Where the figures go, as JSON; the same as CSV lie beside it. */
  readonly out: string;
} & (
  | {
      readonly mode: 'run';
      readonly sweep: SweepChoice;
      readonly settings: Settings;
      /** Null for all of it. */
      readonly shard: Shard | null;
    }
  | { readonly mode: 'merge'; readonly parts: readonly string[] }
);

interface Flags {
  readonly lr: string;
  readonly bits: BitWidth[];
  readonly optimizers: SweepOptimizer[];
  readonly methods: SweepScales[];
  readonly seeds: number;
  readonly shard?: Shard;
  readonly merge?: string[];
  readonly out?: string;
}

const fraction = /^(\d+)\/(\d+)$/;

/** Steps are whole, so that more digits of an epoch make no difference. */
const epochDigits = 4;

/** Returns the number that a text like `1/3` or `0.5` spells. */
function readEpochs(text: string): string {
  const [, part, whole] = fraction.exec(text) ?? [];
  if (part === undefined || whole === undefined) return text;
  return String(Number((Number(part) / Number(whole)).toFixed(epochDigits)));
}

function readSeeds(text: string): number {
  const seeds = Number(text);
  if (text !== '' && Number.isInteger(seeds)) return seeds;
  throw new InvalidArgumentError(`${text} is no number of seeds.`);
}

function readShard(text: string): Shard {
  const [, part, of] = fraction.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (shard.part >= 1 && shard.part <= shard.of) return shard;
  throw new InvalidArgumentError('Write i/n for part i of n, counted from 1: 2/4.');
}

/** Returns a reader of several values of a choice, with commas between. */
const readChoices =
  <V extends string>(label: string, options: readonly { readonly value: V }[]) =>
  (text: string): V[] =>
    text.split(',').map((word) => {
      const option = options.find(({ value }) => value === word.trim());
      if (option) return option.value;
      const all = options.map(({ value }) => value).join(', ');
      throw new InvalidArgumentError(`${label} are ${all}.`);
    });

function addFlags(command: Command): void {
  const { qatOptimizer, qatScales } = settingSpecs;
  command
    .option('--lr <rates>', 'a list, or a range as 1e-4..1e-1:7', defaultSweep.rates)
    .option('--bits <list>', 'of weights and activations', readBits, [...defaultSweep.bits])
    .option(
      '--optimizers <list>',
      qatOptimizer.options.map(({ value }) => value).join(', '),
      readChoices('Optimizers', qatOptimizer.options),
      [...defaultSweep.optimizers],
    )
    .option(
      '--methods <list>',
      `what sets the scales of QAT: ${qatScales.options.map(({ value }) => value).join(', ')}`,
      readChoices('Methods', qatScales.options),
      [...defaultSweep.scales],
    )
    .option('--seeds <number>', 'how many, from --seed upwards', readSeeds, defaultSweep.seeds)
    .option('--shard <i/n>', 'carry out part i of n only, into a file of its own', readShard)
    .option('--merge <files...>', 'put the files of the parts together in place of running')
    .option('--out <file>', 'where the figures go, as JSON and CSV, in place of results/');
}

/** Returns what a command line asks for; ends the process with a sentence where it asks nonsense. */
export function readSweepOptions(
  words: readonly string[],
  command = new Command('npm run sweep --'),
): SweepOptions {
  command.description(
    'Sweeps the learning rate of QAT with the built page in a browser without a window. What has finished is in the file at once: the same command again does what it lacks.',
  );
  addFlags(command);
  const settingsOf = addSettingOptions(command, {
    model: 'model',
    seed: 'seed',
    backend: 'backend',
    testImages: 'test',
  });
  const setEpochs = addEpochs(command);
  const flags = command.parse(words, { from: 'user' }).opts<Flags>();
  const { merge, shard = null, out } = flags;
  if (merge) return { mode: 'merge', parts: merge, out: out ?? 'results/sweep.json' };
  const settings = setEpochs(settingsOf());
  const sweep = sweepOf(flags);
  const [complaint] = Object.values(readSweep(sweep, settings).complaints);
  if (complaint !== undefined) command.error(`error: ${complaint}`);
  return { mode: 'run', sweep, settings, shard, out: out ?? defaultOut(shard) };
}

function addEpochs(command: Command): (settings: Settings) => Settings {
  let epochs: number | null = null;
  command.option('--epochs <number>', 'of every run; 1/3 is a third', (text) => {
    epochs = Number(readSetting('qatEpochs', readEpochs(text)));
  });
  return (settings) => (epochs === null ? settings : { ...settings, qatEpochs: epochs });
}

const sweepOf = ({ lr, bits, optimizers, methods, seeds }: Flags): SweepChoice => ({
  rates: lr,
  bits,
  optimizers,
  scales: methods,
  seeds,
});

const defaultOut = (shard: Shard | null) =>
  shard ? `results/sweep.${shard.part}-of-${shard.of}.json` : 'results/sweep.json';
