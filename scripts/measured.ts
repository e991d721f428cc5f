import type { Method } from '../src/core/run';
import type { RunRecord } from '../src/store/state';
import type { Measured } from './bounds';
import { hasEndsAt8 } from './endsAt8';

/** Returns the accuracies of one model's runs, by method and bits. */
export function measuredOf(runs: readonly RunRecord[]): Measured {
  const of = (method: Method) => runs.filter(({ plan }) => plan.method === method);
  const [base] = [...of('base'), ...of('fp32')];
  if (!base) throw new RangeError('a table has a base model');
  const [control] = of('control');
  return {
    model: base.plan.settings.model,
    base: accuracyPercent(base) ?? Number.NaN,
    ptq: byBits(of('ptq').filter(({ plan }) => !hasEndsAt8(plan.settings))),
    ptqEndsAt8: byBits(of('ptq').filter(({ plan }) => hasEndsAt8(plan.settings))),
    qat: byBits(of('qat')),
    control: control && accuracyPercent(control),
  };
}

function byBits(runs: readonly RunRecord[]): Record<number, number> {
  const entries = runs.map((run) => [run.plan.settings.weightBits, accuracyPercent(run)] as const);
  return Object.fromEntries(
    entries.flatMap(([bits, value]) => (value === undefined ? [] : [[bits, value]])),
  );
}

/** Returns the accuracy of a run, undefined where it was not measured. Units: percent. */
export function accuracyPercent({ result }: RunRecord): number | undefined {
  const evaluation = result?.evaluation;
  return evaluation ? (100 * evaluation.correct) / evaluation.total : undefined;
}
