import type { RunPlan, Start } from '../core/run';
import type { Settings } from '../core/settings/settings';
import { hasStart } from './datasets';
import { type Draft, draft } from './draft';
import { samePlan, sameStart } from './relevance';
import { isOwn, type RunRecord } from './state';
import { isSteered } from './steered';

/** Bit widths that the chart of accuracy against bit width compares. */
export const sweepBits = [8, 6, 4, 3, 2] as const;

/** Returns the latest run here that carried a draft out, or is going to; null when there is none. */
export function standingRun(wanted: Draft, runs: readonly RunRecord[]): RunRecord | null {
  const plan = { runId: '', ...wanted };
  return runs.findLast((run) => isGood(run) && isDraft(run, plan)) ?? null;
}

/** A run whose learning rate was changed by hand did something else than its plan says. */
function isDraft(run: RunRecord, wanted: RunPlan): boolean {
  return isOwn(run) && !isSteered(run) && samePlan(wanted, run.plan);
}

/** Returns the latest run of a draft here, however it ended; null when there is none. */
export function latestAttempt(wanted: Draft, runs: readonly RunRecord[]): RunRecord | null {
  const plan = { runId: '', ...wanted };
  return runs.findLast((run) => isDraft(run, plan)) ?? null;
}

/** Returns the drafts that no run stands for. */
export function missing(drafts: readonly Draft[], runs: readonly RunRecord[]): Draft[] {
  return drafts.filter((wanted) => standingRun(wanted, runs) === null);
}

/** Returns whether a run's result stands, or is on its way. */
function isGood({ status }: RunRecord): boolean {
  return ['waiting', 'running', 'paused', 'finished'].includes(status);
}

/** Returns the evaluation of the start, if nothing has measured it: what differences are against. */
export function missingBase(start: Start, settings: Settings, runs: readonly RunRecord[]): Draft[] {
  const isMeasured = start.kind === 'run' || !hasStart(start, settings);
  return isMeasured ? [] : missing([draft('base', start, settings)], runs);
}

/** Returns PTQ at every width of the sweep, and at the chosen pair when it is not one of them. */
export function sweepDrafts(start: Start, settings: Settings): Draft[] {
  const sweep = sweepBits.map((bits) =>
    draft('ptq', start, { ...settings, weightBits: bits, activationBits: bits }),
  );
  const mixed = settings.weightBits !== settings.activationBits;
  return mixed ? [...sweep, draft('ptq', start, settings)] : sweep;
}

/** Returns the parts of the sweep that are neither measured nor waiting. */
export function missingSweep(
  start: Start,
  settings: Settings,
  runs: readonly RunRecord[],
): Draft[] {
  return missing(sweepDrafts(start, settings), runs);
}

/**
 * Returns QAT and what it is compared with: PTQ at the same bits, where there are weights for it, and
 * the control when asked for.
 */
export function qatDrafts(start: Start, settings: Settings, runs: readonly RunRecord[]): Draft[] {
  const base = missingBase(start, settings, runs);
  const wanted = hasStart(start, settings) ? [draft('ptq', start, settings)] : [];
  const ptq = missing(wanted, runs);
  const control = settings.control ? missing([draft('control', start, settings)], runs) : [];
  return [...base, ...ptq, draft('qat', start, settings), ...control];
}

/** Returns the runs, those here unless others are wanted, that start from the same weights as `start` does with these settings. */
export function runsFrom(
  start: Start,
  settings: Settings,
  runs: readonly RunRecord[],
  isWanted: (run: RunRecord) => boolean = isOwn,
): RunRecord[] {
  const asked = { start, settings };
  return runs.filter(
    (run) => isWanted(run) && run.plan.method !== 'fp32' && sameStart(run.plan, asked),
  );
}
