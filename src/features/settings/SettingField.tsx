import type { ReactNode } from 'react';
import { idleReason } from '../../core/settings/effect';
import { type SettingId, settingComplaints, specOf } from '../../core/settings/settings';
import { useActions, useLab } from '../../store/context';
import { ParamField } from '../../ui/fields/ParamField';
import { FindRateButton } from './FindRateButton';
import { SeedLock } from './SeedLock';

/** What stands beside the control of some settings. */
const extras: Readonly<Partial<Record<SettingId, ReactNode>>> = {
  seed: <SeedLock />,
  learningRate: <FindRateButton method="fp32" />,
  qatLearningRate: <FindRateButton method="qat" />,
};

/** The field of one setting of the lab. */
export function SettingField({ id }: { id: SettingId }) {
  const value = useLab(({ settings }) => settings[id]);
  const complaint = useLab(({ settings }) => settingComplaints(settings)[id] ?? null);
  const idle = useLab(({ settings }) => idleReason(id, settings));
  const { changeSetting, resetSetting } = useActions();
  return (
    <ParamField
      spec={specOf(id)}
      {...{ value, complaint, idle }}
      onChange={(chosen) => changeSetting(id, chosen)}
      onReset={() => resetSetting(id)}
      extra={extras[id] ?? null}
    />
  );
}
