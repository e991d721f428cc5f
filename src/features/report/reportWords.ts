import { listed } from '../../core/metrics/wording';
import type { RunPlan } from '../../core/run';
import type { LayerScheme } from '../../core/scheme/scheme';
import { schemeOf } from '../../core/scheme/schemeOf';
import { changedSettings } from '../../core/settings/effect';
import { defaultSettings, type SettingId, specOf } from '../../core/settings/settings';
import { valueInWords } from '../../store/changes';
import { isQuantized } from '../../store/names';

const runsInIntegers = ({ weight, input }: LayerScheme) => weight !== null && input !== null;

/** Returns how a run's accuracy was computed, in one or two sentences. */
export function computedHow({ method, settings }: RunPlan): string {
  if (!isQuantized(method)) return 'Computed in 32-bit floating point, batch by batch.';
  const { layers } = schemeOf(settings, method === 'qat' ? 'qat' : 'ptq');
  const integer = layers.filter(runsInIntegers).map(({ id }) => id);
  const float = layers.filter((layer) => !runsInIntegers(layer)).map(({ id }) => id);
  if (integer.length === 0)
    return 'Computed in floating point: no layer has both codes in and out.';
  const whole =
    'Computed on the integer grid: codes times integer weights, summed exactly, and requantized by a float32 multiplier';
  return float.length === 0
    ? `${whole}, in every layer.`
    : `${whole}, in ${listed(integer)}; ${listed(float)} in float.`;
}

/** A setting that is not as by default. */
export interface Departure {
  readonly id: SettingId;
  readonly label: string;
  readonly value: string;
  /** Its default, in words. */
  readonly usual: string;
}

/** Returns the settings that the run depends on and that are not as by default, in the order of the rail. */
export function departures({ method, settings }: RunPlan): Departure[] {
  return changedSettings(method, defaultSettings, settings).map((id) => ({
    id,
    label: specOf(id).label,
    value: valueInWords(id, settings),
    usual: valueInWords(id, defaultSettings),
  }));
}
