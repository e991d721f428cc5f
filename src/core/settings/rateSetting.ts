import type { RunPlan } from '../run';
import { hasEffect } from './effect';

const rates = ['learningRate', 'qatLearningRate'] as const;

/** Returns the setting that holds a run's learning rate; null for a run that does not train. */
export function rateSetting({
  method,
  settings,
}: Pick<RunPlan, 'method' | 'settings'>): (typeof rates)[number] | null {
  return rates.find((id) => hasEffect(id, settings, method)) ?? null;
}
