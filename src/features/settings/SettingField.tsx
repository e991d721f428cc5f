import { type SettingId, specOf } from '../../core/settings/settings';
import { useActions, useLab } from '../../store/context';
import { ParamField } from '../../ui/fields/ParamField';
import { SeedLock } from './SeedLock';

/** The field of one setting of the lab. */
export function SettingField({ id }: { id: SettingId }) {
  const value = useLab((state) => state.settings[id]);
  const { changeSetting, resetSetting } = useActions();
  return (
    <ParamField
      spec={specOf(id)}
      value={value}
      onChange={(chosen) => changeSetting(id, chosen)}
      onReset={() => resetSetting(id)}
      extra={id === 'seed' ? <SeedLock /> : null}
    />
  );
}
