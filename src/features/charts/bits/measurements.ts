import type { Evaluation, Method } from '../../../core/run';
import type { BitWidth } from '../../../core/settings/bitWidths';
import { changedSettings } from '../../../core/settings/effect';
import { measurementSettings } from '../../../core/settings/measurementSettings';
import { type SettingId, settingIds } from '../../../core/settings/settings';
import { runsFrom, sweepBits } from '../../../store/plans';
import { startEvaluation } from '../../../store/selectors';
import { isOwn, type LabState, type RunRecord } from '../../../store/state';
import { isSteered } from '../../../store/steered';

/** What is known at one bit width, weights and activations alike. */
export interface AtBits {
  readonly bits: number;
  readonly ptq: Evaluation | null;
  readonly qat: Evaluation | null;
}

/** What the chart of accuracy against bit width shows. */
export interface Measurements {
  readonly entries: readonly AtBits[];
  /** What others measured, at the same widths. */
  readonly theirs: readonly AtBits[];
  readonly reference: Evaluation | null;
  readonly control: Evaluation | null;
}

const measurementIds = settingIds.filter((id) => id in measurementSettings);

type Part = Pick<LabState, 'runs' | 'start' | 'settings'>;

/**
 * Returns the latest results that started from the chosen base model, of runs that are shown, that
 * differ from the settings in their bits alone, and whose rate was not changed by hand.
 */
export function measurements(state: LabState): Measurements {
  const latest = latestOf(state, isOwn);
  const latestOfTheirs = latestOf(state, (run) => !isOwn(run));
  return {
    entries: sweepBits.map((bits) => atBits(bits, latest)),
    theirs: sweepBits.map((bits) => atBits(bits, latestOfTheirs)),
    reference: startEvaluation(state),
    control: latest('control', state.settings.weightBits),
  };
}

/** Settings that say under which conditions a network was measured, and not what was done to it. */
const conditions: readonly SettingId[] = ['seed', ...measurementIds];

type Latest = (method: Method, bits: BitWidth) => Evaluation | null;

const atBits = (bits: BitWidth, latest: Latest): AtBits => ({
  bits,
  ptq: latest('ptq', bits),
  qat: latest('qat', bits),
});

function latestOf({ runs, start, settings }: Part, isWanted: (run: RunRecord) => boolean): Latest {
  const candidates = runsFrom(start, settings, runs, isWanted).filter(
    (run) => run.shown && !isSteered(run),
  );
  return (method, bits) => {
    const wanted = { ...settings, weightBits: bits, activationBits: bits };
    const isAlike = ({ plan }: RunRecord) =>
      changedSettings(method, plan.settings, wanted).every((id) => conditions.includes(id));
    const matching = candidates.filter(
      (run) => run.plan.method === method && run.result?.evaluation && isAlike(run),
    );
    return matching.at(-1)?.result?.evaluation ?? null;
  };
}
