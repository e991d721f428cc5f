import type { Start } from '../src/core/run';
import type { BitWidth } from '../src/core/settings/bitWidths';
import type { Settings } from '../src/core/settings/settings';
import { type Draft, draft } from '../src/store/draft';
import { runName } from '../src/store/names';
import type { RunRecord } from '../src/store/state';
import { hasEndsAt8, withEndsAt8 } from './endsAt8';

/**
 * Returns the runs of one model's table after its base, in the order of its rows: PTQ at every width,
 * PTQ with the first and last layer at 8 bits, QAT and its control. Without epochs, no training.
 */
export function tablePlans(
  start: Start,
  settings: Settings,
  bits: readonly BitWidth[],
  epochs: number,
): Draft[] {
  const own = epochs > 0 ? { ...settings, qatEpochs: epochs } : settings;
  const atEveryWidth = (method: Draft['method'], from: Settings) =>
    bits.map((width) => draft(method, start, atWidth(from, width)));
  return [
    ...atEveryWidth('ptq', own),
    ...atEveryWidth('ptq', withEndsAt8(own)),
    ...(epochs > 0 ? [...atEveryWidth('qat', own), draft('control', start, own)] : []),
  ];
}

/** Returns the settings with weights and activations at so many bits. */
export const atWidth = (settings: Settings, bits: BitWidth): Settings => ({
  ...settings,
  weightBits: bits,
  activationBits: bits,
});

const ends = ', ends at 8 bits';

/** Returns what a plan is called while it runs. */
export function planTitle({ method, settings }: Draft): string {
  if (method !== 'ptq' && method !== 'qat') return method;
  return `${method} ${settings.weightBits}${hasEndsAt8(settings) ? ends : ''}`;
}

/** Returns the name of a run's row. */
export function rowName({ plan }: RunRecord): string {
  const quantized = plan.method === 'ptq' || plan.method === 'qat';
  if (!quantized || !hasEndsAt8(plan.settings)) return runName(plan);
  return `${runName({ ...plan, settings: { ...plan.settings, layers: '' } })}${ends}`;
}
