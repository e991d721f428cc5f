import { groupBy } from '../../core/groupBy';
import { meanAndDeviation } from '../../core/metrics/meanAndDeviation';
import type { RunPlan } from '../../core/run';
import { isRelevant } from '../../core/settings/relevance';
import { settingIds } from '../../core/settings/settings';
import type { Cell } from '../../share/csv';
import type { RunRecord } from '../../store/state';
import { isSteered } from '../../store/steered';
import type { Column } from './columns';
import type { Row } from './rows';

/** What the table sorts as one: a run, or runs that differ in their seed alone. */
export interface Unit {
  /** The id of its run or, of several, what they have in common. */
  readonly key: string;
  /** In the order in which they were asked for. */
  readonly rows: readonly [Row, ...Row[]];
}

/** Returns whether a unit stands for several seeds. */
export function isGroup({ rows }: Unit): boolean {
  return rows.length > 1;
}

/** Returns the rows with those that differ in their seed alone together, where the first of them was. */
export function unitsOf(rows: readonly Row[]): Unit[] {
  const groups = groupBy(rows, ({ run }) => keyOf(run));
  return [...groups].flatMap(([key, own]) => {
    const seeds = new Set(own.map(({ run }) => run.plan.settings.seed));
    const [first, ...others] = own;
    if (!first || seeds.size < 2) return own.map(single);
    return [{ key, rows: [first, ...others] }];
  });
}

const single = (row: Row): Unit => ({ key: row.run.plan.runId, rows: [row] });

/** What others measured is no seed of ours, and a run whose learning rate was changed by hand is like no other. */
function keyOf(run: RunRecord): string {
  if (isSteered(run)) return run.plan.runId;
  return run.sender ? `theirs ${rememberedKey(run.plan)}` : rememberedKey(run.plan);
}

const known = new WeakMap<RunPlan, string>();

function rememberedKey(plan: RunPlan): string {
  const key = known.get(plan) ?? seedlessKey(plan);
  known.set(plan, key);
  return key;
}

/** Runs that do not look at the seed are never the same run with another one. */
function seedlessKey({ runId, method, start, settings }: RunPlan): string {
  if (!isRelevant(method, 'seed')) return runId;
  const ids = settingIds.filter((id) => id !== 'seed' && isRelevant(method, id));
  return JSON.stringify([method, start, ids.map((id) => settings[id])]);
}

/** What a column says of several seeds. */
export interface OverSeeds {
  readonly mean: number;
  /** As of a sample; null for a single seed. */
  readonly deviation: number | null;
  /** How many seeds have a value. */
  readonly seeds: number;
}

/** Returns the mean of a column over the seeds, each by its latest run with a value; null when none has one. */
export function overSeeds({ value }: Column, { rows }: Unit): OverSeeds | null {
  const bySeed = new Map<number, number>();
  for (const row of rows) {
    const own = value(row);
    if (typeof own === 'number') bySeed.set(row.run.plan.settings.seed, own);
  }
  if (bySeed.size === 0) return null;
  return { ...meanAndDeviation([...bySeed.values()]), seeds: bySeed.size };
}

/** Returns what a unit sorts by in a column; of several runs what they have in common, or their mean. */
export function unitValue(column: Column, unit: Unit): Cell {
  const [first, ...others] = unit.rows;
  if (column.ofSeeds && isGroup(unit)) return overSeeds(column, unit)?.mean ?? null;
  const read = (isGroup(unit) && column.seedless) || column.value;
  const value = read(first);
  return others.every((row) => read(row) === value) ? value : null;
}
