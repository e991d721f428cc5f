import { differencePoints } from '../../core/metrics/compare';
import type { Method, RunPlan } from '../../core/run';
import { withSetting } from '../../core/settings/settings';
import { againstPinned, againstStart } from '../../store/against';
import { type Figures, figuresOf } from '../../store/figures';
import { referenceRun } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import { steeredInWords } from '../../store/steered';

/** A run with what the table says of it. */
export interface Row {
  readonly run: RunRecord;
  readonly figures: Figures;
  /** What it does otherwise than the pinned run or, when none is pinned, than others of its method. */
  readonly against: () => string;
  /** The same, whatever the seed. */
  readonly againstSeeds: () => string;
  /** Against the pinned run or, when none is pinned, the FP32 network it started from. */
  readonly deltaPoints: number | null;
  readonly pinnedId: string | null;
}

/** What a row says depends on these besides the run. */
interface Others {
  readonly pinned: RunRecord | null;
  readonly reference: RunRecord | null;
  readonly first: RunPlan;
}

/** Returns one row for every run, those that nothing has changed for being the same objects as before. */
export function rowsOf(runs: readonly RunRecord[], pinnedId: string | null): Row[] {
  const pinned = runs.find(({ plan }) => plan.runId === pinnedId) ?? null;
  const firsts = firstPlans(runs);
  // Only float runs are references, and few of many runs are.
  const floats = runs.filter(({ plan }) => plan.method === 'base' || plan.method === 'fp32');
  return runs.map((run) => {
    const reference = referenceRun(floats, run);
    return rememberedRow(run, {
      pinned,
      reference,
      first: firsts.get(run.plan.method) ?? run.plan,
    });
  });
}

function firstPlans(runs: readonly RunRecord[]): Map<Method, RunPlan> {
  const firsts = new Map<Method, RunPlan>();
  for (const { plan, aside, sender } of runs) {
    if (!aside && !sender && !firsts.has(plan.method)) firsts.set(plan.method, plan);
  }
  return firsts;
}

const known = new WeakMap<RunRecord, { readonly parts: readonly unknown[]; readonly row: Row }>();

/** A record is a new object whenever it changes, so what was said of it stays true. */
function rememberedRow(run: RunRecord, others: Others): Row {
  const { pinned, reference, first } = others;
  const parts = [pinned?.plan, pinned?.result, reference?.result, first];
  const before = known.get(run);
  if (before?.parts.every((part, index) => part === parts[index])) return before.row;
  const row = rowOf(run, others);
  known.set(run, { parts, row });
  return row;
}

function rowOf(run: RunRecord, { pinned, reference, first }: Others): Row {
  const figures = figuresOf(run, reference ? [reference, run] : [run]);
  const other = pinned?.plan ?? first;
  const words = pinned ? againstPinned : againstStart;
  const deltaPoints = pinned ? pointsAgainst(run, pinned) : figures.deltaPoints;
  return {
    run,
    figures,
    deltaPoints,
    pinnedId: pinned?.plan.runId ?? null,
    against: once(() =>
      run === pinned
        ? 'pinned baseline'
        : [...steeredInWords(run), words(run.plan, other)].join(', '),
    ),
    againstSeeds: once(() => words(withSeedOf(run.plan, other), other)),
  };
}

function withSeedOf(plan: RunPlan, { settings: { seed } }: RunPlan): RunPlan {
  return { ...plan, settings: withSetting(plan.settings, 'seed', seed) };
}

/** Returns whether a row is that of the run which all others are compared with. */
export function isPinned({ run, pinnedId }: Row): boolean {
  return run.plan.runId === pinnedId;
}

function pointsAgainst(run: RunRecord, pinned: RunRecord): number | null {
  const [own, other] = [run.result?.evaluation, pinned.result?.evaluation];
  return own && other && run !== pinned ? differencePoints(own, other) : null;
}

/** Words take a while, and of many runs few are in view. */
function once(words: () => string): () => string {
  let said: string | null = null;
  return () => {
    said ??= words();
    return said;
  };
}
