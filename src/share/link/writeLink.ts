import { formatParam } from '../../core/params/validate';
import type { Method } from '../../core/run';
import { changedSettings } from '../../core/settings/effect';
import { type SettingId, type Settings, settingIds, specOf } from '../../core/settings/settings';
import { defaultView, formatHidden } from '../../core/view';
import { pack } from './codec';
import { encoded } from './fragment';
import { betweenRunParts, linkKeys, withinRunPart } from './keys';
import { mostInflated } from './limits';
import { type LabLink, type LinkedRun, linkVersion } from './link';
import { writeResults } from './results';
import { unsaid } from './versions';

/**
 * Returns the fragment that says all this, `#` included; null where its results are more than a
 * link can hold.
 */
export function writeLink({ settings, view, runs }: LabLink): string | null {
  const results = writeResults(runs);
  if (results.length > mostInflated) return null;
  const parts = [
    `${linkKeys.version}=${linkVersion}`,
    ...runTexts(runs, settings),
    ...settingIds
      .filter((id) => settings[id] !== unsaid[id])
      .map((id) => `${specOf(id).urlKey}=${valueText(id, settings)}`),
    ...(view.layout === defaultView.layout ? [] : [`${linkKeys.layout}=${view.layout}`]),
    ...(view.hidden.length > 0 ? [`${linkKeys.hidden}=${formatHidden(view.hidden)}`] : []),
    ...(results === '' ? [] : [`${linkKeys.results}=${pack(results)}`]),
  ];
  return `#${parts.join('&')}`;
}

const valueText = (id: SettingId, settings: Settings) => encoded(formatParam(settings[id]));

/** All methods in one part where no run has settings of its own, else one part for each run. */
function runTexts(runs: readonly LinkedRun[], settings: Settings): string[] {
  if (runs.length === 0) return [];
  const texts = runs.map((run) => runText(run.method, run.settings, settings));
  return texts.some((text) => text.includes(betweenRunParts))
    ? texts.map((text) => `${linkKeys.run}=${text}`)
    : [`${linkKeys.methods}=${texts.join(betweenRunParts)}`];
}

function runText(method: Method, own: Settings, settings: Settings): string {
  const parts = changedSettings(method, settings, own).map(
    (id) => `${specOf(id).urlKey}${withinRunPart}${valueText(id, own)}`,
  );
  return [method, ...parts].join(betweenRunParts);
}
