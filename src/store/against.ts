import type { RunPlan } from '../core/run';
import { changedSettings } from '../core/settings/effect';
import type { SettingId } from '../core/settings/settings';
import { changeInWords, changesInWords } from './changes';
import { againstBase, bitsInWords, isQuantized, methodLabels } from './names';
import { sameStart } from './relevance';

/** Returns what a run does otherwise than the first run of its method, and to the network it starts from. */
export function againstStart(plan: RunPlan, first: RunPlan): string {
  const changes = changesInWords(plan.method, first.settings, plan.settings);
  return [...changes, againstBase(plan)].join(', ');
}

/** Returns what changed from one run to another, in words: `W8A8 -> W4A4, learning rate / 10`. */
export function againstPinned(plan: RunPlan, pinned: RunPlan): string {
  const changes = [
    ...kindInWords(plan, pinned),
    ...startInWords(plan, pinned),
    ...changedForBoth(plan, pinned).map((id) => changeInWords(id, pinned.settings, plan.settings)),
  ];
  return changes.length > 0 ? changes.join(', ') : 'the same settings';
}

function kindInWords(plan: RunPlan, pinned: RunPlan): string[] {
  return [
    ...change(methodLabels[pinned.method], methodLabels[plan.method]),
    ...(isQuantized(plan.method) && isQuantized(pinned.method)
      ? change(bitsInWords(pinned.settings), bitsInWords(plan.settings))
      : []),
  ];
}

const change = (before: string, after: string) =>
  before === after ? [] : [`${before} \u2192 ${after}`];

function startInWords(plan: RunPlan, pinned: RunPlan): string[] {
  const isAsked = plan.method !== 'fp32' && plan.settings.model === pinned.settings.model;
  if (!isAsked || sameStart(plan, pinned)) return [];
  const { start } = plan;
  return [`from ${start.kind === 'run' ? start.runId : 'the shipped checkpoint'}`];
}

const toldAsKind: ReadonlySet<SettingId> = new Set(['weightBits', 'activationBits']);

/** A setting that only one of them looks at has not changed anything. */
function changedForBoth(plan: RunPlan, pinned: RunPlan): SettingId[] {
  const matters = new Set(changedSettings(pinned.method, pinned.settings, plan.settings));
  return changedSettings(plan.method, pinned.settings, plan.settings).filter(
    (id) => matters.has(id) && !toldAsKind.has(id),
  );
}
