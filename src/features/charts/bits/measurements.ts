import type { Evaluation, Method } from '../../../core/run';
import { runsFrom, sweepBits } from '../../../store/plans';
import { startEvaluation } from '../../../store/selectors';
import type { LabState } from '../../../store/state';

/** What is known at one bit width, weights and activations alike. */
export interface AtBits {
  readonly bits: number;
  readonly ptq: Evaluation | null;
  readonly qat: Evaluation | null;
}

/** What the chart of accuracy against bit width shows. */
export interface Measurements {
  readonly entries: readonly AtBits[];
  readonly reference: Evaluation | null;
  readonly control: Evaluation | null;
}

type Part = Pick<LabState, 'runs' | 'start' | 'settings'>;

/** Returns the latest results that started from the chosen base model, of runs that are shown. */
export function measurements(state: LabState): Measurements {
  const latest = latestOf(state);
  return {
    entries: sweepBits.map((bits) => ({
      bits,
      ptq: latest('ptq', bits),
      qat: latest('qat', bits),
    })),
    reference: startEvaluation(state),
    control: latest('control', null),
  };
}

function latestOf({ runs, start, settings }: Part) {
  const candidates = runsFrom(start, settings, runs).filter(({ shown }) => shown);
  return (method: Method, bits: number | null): Evaluation | null => {
    const matching = candidates.filter(
      ({ plan, result }) =>
        plan.method === method &&
        result?.evaluation &&
        (bits === null ||
          (plan.settings.weightBits === bits && plan.settings.activationBits === bits)),
    );
    return matching.at(-1)?.result?.evaluation ?? null;
  };
}
