import { planKey } from '../planKey';
import type { Method, RunPlan, Start } from '../run';
import type { Settings } from '../settings/settings';
import type { SweepGrid } from './grid';

/** A run of a sweep that nobody has named yet. */
export type SweepPlan = Omit<RunPlan, 'runId'>;

/**
 * Returns every run of a sweep in the order in which they are carried out, each once: what the QAT
 * runs are compared with first, and the whole grid for one seed before the next seed begins.
 */
export function sweepPlans(grid: SweepGrid, start: Start, settings: Settings): SweepPlan[] {
  const plan = (method: Method, changes: Partial<Settings>): SweepPlan => ({
    method,
    start,
    settings: { ...settings, ...changes },
  });
  const base = start.kind === 'run' ? [] : [plan('base', {})];
  const seeds = Array.from({ length: grid.seeds }, (_, index) => settings.seed + index);
  const runs = seeds.flatMap((seed) => plansOfSeed(grid, seed, plan));
  const wanted = runs.filter(({ method }) => method !== 'control' || settings.control);
  return distinct([...base, ...wanted]);
}

type Plan = (method: Method, changes: Partial<Settings>) => SweepPlan;

function plansOfSeed(grid: SweepGrid, seed: number, plan: Plan): SweepPlan[] {
  const widths = grid.bits.map((bits) => ({ weightBits: bits, activationBits: bits }));
  const rates = grid.optimizers.flatMap((qatOptimizer) =>
    grid.rates.map((qatLearningRate) => ({ seed, qatOptimizer, qatLearningRate })),
  );
  return [
    ...widths.map((width) => plan('ptq', { seed, ...width })),
    ...rates.flatMap((rate) => [
      ...widths.flatMap((width) =>
        grid.scales.map((qatScales) => plan('qat', { ...rate, ...width, qatScales })),
      ),
      plan('control', rate),
    ]),
  ];
}

/** Where a width or a seed has no effect, its runs are the same. */
function distinct(plans: readonly SweepPlan[]): SweepPlan[] {
  return [...new Map(plans.map((plan) => [planKey(plan), plan])).values()];
}
