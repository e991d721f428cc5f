import { mistakes } from '../../core/mistakes';
import { modelOf } from '../../core/model/models';
import { weightCount } from '../../core/model/shapes';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingComplaints,
} from '../../core/settings/settings';
import { formatCount } from '../../share/format';
import { isOn } from './mistakes/switches';
import { fieldsOf, type Section } from './sections';

/** What stands beside a section's title, folded or not. */
export interface SectionNote {
  readonly text: string;
  /** `warning` for what a person should not miss. */
  readonly tone: 'plain' | 'changed' | 'warning';
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

function modelNote(settings: Settings): SectionNote {
  const count = formatCount(weightCount(modelOf(settings)));
  return { text: `${count} weights`, tone: 'plain' };
}

function mistakesNote(settings: Settings): SectionNote {
  const on = mistakes.filter((mistake) => isOn(settings, mistake)).length;
  if (on === 0) return { text: 'none on', tone: 'plain' };
  return { text: `${counted(on, 'mistake')} on`, tone: 'warning' };
}

/** Returns the settings of a section that are not as they were at first. */
export function changedFields(section: Section, settings: Settings): SettingId[] {
  return fieldsOf(section).filter((id) => settings[id] !== defaultSettings[id]);
}

/** Returns how many settings of a section keep every run from starting. */
export function problemCount(section: Section, settings: Settings): number {
  const complaints = settingComplaints(settings);
  return fieldsOf(section).filter((id) => id in complaints).length;
}

/** Returns what stands beside a section's title, so that nothing folded acts in silence. */
export function sectionNote(section: Section, settings: Settings): SectionNote {
  const problems = problemCount(section, settings);
  if (problems > 0) return { text: counted(problems, 'problem'), tone: 'warning' };
  if (section.id === 'experiment') return modelNote(settings);
  if (section.id === 'mistakes') return mistakesNote(settings);
  const changed = changedFields(section, settings).length;
  return { text: changed === 0 ? '' : `${changed} changed`, tone: 'changed' };
}
