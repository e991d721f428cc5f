import type { RunPlan } from '../run';
import { rateSetting } from '../settings/rateSetting';
import { specOf } from '../settings/settings';
import type { Suggestion } from './finding';
import { rateInWords } from './words';

/** Returns the learning rate that a plan trains with; null for a run that does not train. */
export function rateOf({ method, settings }: RunPlan): number | null {
  const id = rateSetting({ method, settings });
  return id === null ? null : settings[id];
}

/** Returns the offer to train at `factor` times the rate; null where that is out of bounds. */
export function atRate(plan: RunPlan, factor: number): Suggestion | null {
  const id = rateSetting(plan);
  if (id === null) return null;
  const rate = Number((plan.settings[id] * factor).toPrecision(3));
  const spec = specOf(id);
  if (spec.kind !== 'number' || rate < spec.min || rate > spec.max) return null;
  return { label: `Run at a learning rate of ${rateInWords(rate)}`, settings: { [id]: rate } };
}
