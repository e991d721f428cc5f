import { complaintAbout } from '../core/params/validate';
import {
  type SettingId,
  type Settings,
  settingIds,
  specOf,
  withSetting,
} from '../core/settings/settings';
import type { LabActions } from './actions';
import { usualStart } from './adoptStart';
import type { LabParts } from './labParts';
import { activeRun, runById } from './selectors';

type SettingActions = Pick<
  LabActions,
  | 'changeSetting'
  | 'changeSettings'
  | 'changeView'
  | 'resetSetting'
  | 'lockSeed'
  | 'chooseStart'
  | 'openDevice'
>;

/** Another network has other weights to start from. */
const decidingOnWeights: ReadonlySet<SettingId> = new Set(['dataset', 'imageSet', 'model']);

/** `measureBase` runs when another base model was chosen. */
export function settingActions(
  { state, device, notices }: LabParts,
  measureBase: () => void,
): SettingActions {
  async function openDevice(): Promise<void> {
    await device.ready(state.getState().settings.backend).catch(notices.complain);
  }

  function afterChange(id: SettingId) {
    if (id === 'backend' && !activeRun(state.getState())) void openDevice();
    if (decidingOnWeights.has(id)) chooseStart(usualStart(state.getState()));
  }

  function chooseStart(start: Parameters<LabActions['chooseStart']>[0]) {
    const chosen = start.kind === 'run' ? runById(state.getState(), start.runId) : null;
    state.setState({ start: chosen ? start : { kind: 'shipped' } });
    measureBase();
  }

  function changeSetting(id: SettingId, value: Parameters<LabActions['changeSetting']>[1]) {
    if (state.getState().settings[id] === value) return;
    state.setState(({ settings }) => ({ settings: withSetting(settings, id, value) }));
    if (complaintAbout(specOf(id), value) === null) afterChange(id);
  }

  function changeSettings(values: Partial<Settings>) {
    for (const id of settingIds) {
      const value = values[id];
      if (value !== undefined) changeSetting(id, value);
    }
  }

  return {
    changeSetting,
    changeSettings,
    changeView: (view) => state.setState({ view }),
    resetSetting: (id) => changeSetting(id, specOf(id).default),
    lockSeed: (seedLocked) => state.setState({ seedLocked }),
    chooseStart,
    openDevice,
  };
}
