import type { Evidence } from './evidence';
import type { Check, Finding } from './finding';
import { checks } from './index';

/** A check and what it found; `finding` is null where there was nothing to go by. */
export interface Examined {
  readonly check: Check;
  readonly finding: Finding | null;
}

/** Returns what every check that concerns the run finds. */
export function diagnose(evidence: Evidence, list: readonly Check[] = checks): Examined[] {
  return list
    .filter(({ methods }) => methods.includes(evidence.run.plan.method))
    .map((check) => ({ check, finding: check.examine(evidence) }));
}
