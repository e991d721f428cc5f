import { planKey } from '../src/core/planKey';
import type { Settings } from '../src/core/settings/settings';
import type { SweepChoice } from '../src/core/sweep/grid';
import { type SweepPlan, sweepPlans } from '../src/core/sweep/plans';
import { readSweep } from '../src/core/sweep/readSweep';
import type { KeptRun, SweepFile } from './sweepFile';
import type { Shard } from './sweepOptions';

/** Returns every run of a sweep. */
export function plansOf(sweep: SweepChoice, settings: Settings): SweepPlan[] {
  const { grid } = readSweep(sweep, settings);
  return grid ? sweepPlans(grid, { kind: 'shipped' }, settings) : [];
}

/** Returns the runs of one part: every n-th, so that all parts take about as long. */
export function plansOfShard(plans: readonly SweepPlan[], shard: Shard | null): SweepPlan[] {
  return plans.filter((_, index) => shard === null || index % shard.of === shard.part - 1);
}

/** Returns those of the runs that are carried out already, and those that are not. */
export function divided(
  plans: readonly SweepPlan[],
  runs: readonly KeptRun[],
): { readonly there: KeptRun[]; readonly lacking: SweepPlan[] } {
  const byKey = new Map(runs.map((run) => [planKey(run.record.plan), run]));
  return {
    there: plans.flatMap((plan) => byKey.get(planKey(plan)) ?? []),
    lacking: plans.filter((plan) => !byKey.has(planKey(plan))),
  };
}

/**
 * Returns the parts of one sweep as a whole; of a run that several have the first counts.
 *
 * Throws: with a sentence where they are parts of different sweeps.
 */
export function mergedParts(
  parts: readonly { readonly path: string; readonly file: SweepFile }[],
): SweepFile {
  const [first, ...others] = parts;
  if (!first) throw new Error('There is nothing to merge: name the files of the parts.');
  const kind = ({ sweep, settings }: SweepFile) =>
    JSON.stringify(plansOf(sweep, settings).map(planKey));
  const stranger = others.find(({ file }) => kind(file) !== kind(first.file));
  if (stranger) {
    throw new Error(
      `${stranger.path} is part of another sweep than ${first.path}: their grids or settings differ.`,
    );
  }
  const runs = new Map<string, KeptRun>();
  for (const run of parts.flatMap(({ file }) => file.runs)) {
    const key = planKey(run.record.plan);
    if (!runs.has(key)) runs.set(key, run);
  }
  return { ...first.file, runs: [...runs.values()] };
}
