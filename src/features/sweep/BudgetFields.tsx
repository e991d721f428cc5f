import { idleReason } from '../../core/settings/effect';
import { type SettingId, settingComplaints, specOf } from '../../core/settings/settings';
import { useActions, useLab } from '../../store/context';
import { ParamField } from '../../ui/fields/ParamField';

function Field({ id }: { id: SettingId }) {
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
    />
  );
}

/** Settings that decide how long a sweep takes: those of the rail, at hand where they are wanted. */
export function BudgetFields() {
  const countsSteps = useLab(({ settings }) => settings.qatSteps > 0);
  return (
    <>
      <Field id={countsSteps ? 'qatSteps' : 'qatEpochs'} />
      <Field id="testImages" />
      <Field id="control" />
    </>
  );
}
