import type { Settings } from '../src/core/settings/settings';
import type { AutomationPlan } from '../src/pages/automation';
import { type Draft, draft } from '../src/store/plans';

export type Bits = Settings['weightBits'];

/** Returns the runs of one model's table, in the order of its rows; without epochs, no training. */
export function tablePlans(settings: Settings, bits: readonly Bits[], epochs: number): Draft[] {
  const plan = (method: Draft['method'], width: Bits = settings.weightBits) =>
    draft(
      method,
      { kind: 'shipped' },
      {
        ...settings,
        weightBits: width,
        activationBits: width,
        ...(epochs > 0 ? { qatEpochs: epochs } : {}),
      },
    );
  return [
    plan('base'),
    ...bits.map((width) => plan('ptq', width)),
    ...(epochs > 0 ? [...bits.map((width) => plan('qat', width)), plan('control')] : []),
  ];
}

/** Returns what a plan is called while it runs. */
export const planTitle = ({ method, settings }: AutomationPlan) =>
  method === 'ptq' || method === 'qat' ? `${method} ${settings?.weightBits}` : method;
