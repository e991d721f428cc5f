import type { Method } from '../src/core/run';
import type { RunRecord } from '../src/store/state';
import type { Measured } from './bounds';

/** Returns the accuracies of one model's runs, by method and bits. */
export function measuredOf(runs: readonly RunRecord[]): Measured {
  const base = runs.find(({ plan }) => plan.method === 'base');
  if (!base) throw new RangeError('a table has a base model');
  return {
    model: base.plan.settings.model,
    base: accuracyPercent(base) ?? Number.NaN,
    ptq: byBits(runs, 'ptq'),
    qat: byBits(runs, 'qat'),
  };
}

function byBits(runs: readonly RunRecord[], method: Method): Record<number, number> {
  const entries = runs
    .filter(({ plan }) => plan.method === method)
    .map((run) => [run.plan.settings.weightBits, accuracyPercent(run)] as const);
  return Object.fromEntries(
    entries.flatMap(([bits, value]) => (value === null ? [] : [[bits, value]])),
  );
}

function accuracyPercent({ result }: RunRecord): number | null {
  const evaluation = result?.evaluation;
  return evaluation ? (100 * evaluation.correct) / evaluation.total : null;
}
