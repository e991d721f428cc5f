import { complaintAbout } from '../params/validate';
import { type Settings, settingComplaints } from '../settings/settings';
import { settingSpecs } from '../settings/specs';
import { runsOf, type SweepChoice, type SweepGrid, sweepSize } from './grid';
import { readRates } from './rates';

/** More runs than this a sweep may not have. */
export const mostRuns = 1_000;

/** What a complaint is about: a part of the choice, its size, or the settings that it leaves alone. */
export type SweepPart = keyof SweepChoice | 'size' | 'settings';

/** What a choice comes to. */
export interface SweepReading {
  /** Null where there is a complaint. */
  readonly grid: SweepGrid | null;
  /** As far as they can be read. */
  readonly rates: readonly number[];
  /** Sentences on what is wrong. */
  readonly complaints: Readonly<Partial<Record<SweepPart, string>>>;
}

/** Returns the grid that a person chose, or what is wrong with it. */
export function readSweep(choice: SweepChoice, settings: Settings): SweepReading {
  const { rates, complaint } = readRates(choice.rates);
  const grid = { ...choice, rates };
  const ofParts: [SweepPart, string | null][] = [
    ['rates', complaint],
    ['bits', complaintAboutList(choice.bits, 'bit width')],
    ['optimizers', complaintAboutList(choice.optimizers, 'optimizer')],
    ['scales', complaintAboutList(choice.scales, 'way to set scales')],
    ['seeds', complaintAboutSeeds(choice.seeds, settings.seed)],
    ['settings', complaintAboutSettings(settings)],
  ];
  const wrong = ofParts.filter(([, sentence]) => sentence !== null);
  const size = wrong.length === 0 ? complaintAboutSize(grid, settings.control) : null;
  const complaints = Object.fromEntries(size === null ? wrong : [['size', size]]);
  return { grid: Object.keys(complaints).length === 0 ? grid : null, rates, complaints };
}

function complaintAboutList(values: readonly (string | number)[], what: string): string | null {
  if (values.length === 0) return `Choose at least one ${what}.`;
  const doubled = values.find((value, index) => values.indexOf(value) < index);
  return doubled === undefined ? null : `The ${what} ${doubled} is there twice.`;
}

const mostSeeds = 100;

function complaintAboutSeeds(seeds: number, first: number): string | null {
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > mostSeeds) {
    return `Seeds are a whole number between 1 and ${mostSeeds}.`;
  }
  const complaint = complaintAbout(settingSpecs.seed, first + seeds - 1);
  return complaint && `${seeds} seeds from ${first} upwards leave what is allowed: ${complaint}`;
}

function complaintAboutSettings(settings: Settings): string | null {
  const [complaint] = Object.values(settingComplaints(settings));
  if (complaint !== undefined) return complaint;
  return settings.qatFrom === 'base'
    ? null
    : 'A sweep trains QAT from the base model: change what QAT starts from.';
}

const axes = [
  ['rates', 'learning rate'],
  ['seeds', 'seed'],
  ['bits', 'bit width'],
  ['optimizers', 'optimizer'],
  ['scales', 'way to set scales'],
] as const;

type Axis = (typeof axes)[number][0];

const count = (value: number) => value.toLocaleString('en-US');

function complaintAboutSize(grid: SweepGrid, control: boolean): string | null {
  const runs = runsOf(sweepSize(grid, control));
  if (runs <= mostRuns) return null;
  return `These are ${count(runs)} runs, and a sweep has at most ${count(mostRuns)}: ${whatToCut(grid, control)}.`;
}

const lengthOf = (grid: SweepGrid, axis: Axis) =>
  axis === 'seeds' ? grid.seeds : grid[axis].length;

/** Returns how much shorter the longest part would have to be. */
function whatToCut(grid: SweepGrid, control: boolean): string {
  const [axis, name] = axes.reduce((longest, own) =>
    lengthOf(grid, own[0]) > lengthOf(grid, longest[0]) ? own : longest,
  );
  const length = lengthOf(grid, axis);
  const fits = (kept: number) =>
    runsOf(sweepSize(shortened(grid, axis, kept), control)) <= mostRuns;
  for (let kept = length - 1; kept > 0; kept--) {
    if (fits(kept)) return `${kept} ${name}${kept === 1 ? '' : 's'} in place of ${length} would do`;
  }
  return `even a single ${name} in place of ${length} would be too many, so cut the other parts too`;
}

function shortened(grid: SweepGrid, axis: Axis, kept: number): SweepGrid {
  return { ...grid, [axis]: axis === 'seeds' ? kept : grid[axis].slice(0, kept) };
}
