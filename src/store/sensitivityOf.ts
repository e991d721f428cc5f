import type { RunPlan } from '../core/run';
import type { SensitivityReport } from '../core/sensitivity/report';
import { type Draft, draft } from './draft';
import { samePlan } from './relevance';
import type { LabState } from './state';

/**
 * Returns how sensitive the layers of a network are, by the study of its run; else, where nothing was
 * trained, by one of the same float network and the same settings but for bits, which a study goes
 * through. Null where nobody measured it.
 */
export function sensitivityOf(
  { runs, studies }: Pick<LabState, 'runs' | 'studies'>,
  { runId = '', ...wanted }: Draft & Partial<RunPlan>,
): SensitivityReport | null {
  const of = (id: string) => {
    const study = studies.sensitivity[id];
    return study?.kind === 'answered' ? study.value : null;
  };
  const own = of(runId);
  if (own || !isUntrained(wanted)) return own;
  const asked = atAnyBits(wanted);
  const alike = runs.filter(
    ({ plan }) => isUntrained(plan) && of(plan.runId) && samePlan(asked, atAnyBits(plan)),
  );
  return of(alike.at(-1)?.plan.runId ?? '');
}

const isUntrained = ({ method }: Draft) => method === 'base' || method === 'ptq';

/** The plan as PTQ, with the same bits whatever it had. */
function atAnyBits({ start, settings }: Draft): RunPlan {
  const alike = { ...settings, weightBits: 4, activationBits: 4, layers: '' } as const;
  return { runId: '', ...draft('ptq', start, alike) };
}
