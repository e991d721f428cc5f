import { datasetById } from '../../core/datasets';
import { listed } from '../../core/metrics/wording';
import { settingIds, specOf } from '../../core/settings/settings';
import { formatCount } from '../../share/format';
import { mostLossPoints } from '../../share/link/limits';
import type { LabLink } from '../../share/link/link';
import { unsaid } from '../../share/link/versions';
import { valueInWords } from '../../store/changes';
import { runsInWords } from '../../store/runsInWords';
import type { Shared } from './useLink';

const counted = (count: number, what: string) =>
  `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;

function settingsSentence({ settings }: LabLink): string {
  const said = settingIds.filter((id) => settings[id] !== unsaid[id]);
  if (said.length === 0) return 'All settings are the defaults.';
  const words = said.map((id) => `${specOf(id).label.toLowerCase()} ${valueInWords(id, settings)}`);
  return `Settings: ${words.join(', ')}.`;
}

function runsSentence({ runs }: LabLink): string {
  return runs.length === 0 ? 'No run is asked for.' : `Asks for ${runsInWords(runs)}.`;
}

/** Images that do not come with the page have to be where a link is opened. */
function imagesSentence({ settings, runs }: LabLink): string[] {
  const used = [settings, ...runs.map((run) => run.settings)].map(({ dataset }) => dataset);
  const brought = [...new Set(used)].map(datasetById).filter(({ origin }) => origin === 'brought');
  const sentences = brought.map(({ own, label }) =>
    own
      ? 'Your own images are not in it, and do not come with the page: whoever opens it needs the same folder, split with the same seed.'
      : `The images of ${label} are not in it, and do not come with the page: whoever opens it brings them.`,
  );
  return [...new Set(sentences)];
}

function resultsSentence({ runs }: LabLink): string[] {
  const results = runs.flatMap(({ result }) => (result ? [result] : []));
  if (results.length === 0) return [];
  const curves = results.some(({ train }) => train.length > 0)
    ? `, curves in at most ${mostLossPoints} points`
    : '';
  const devices = [...new Set(results.map(({ device }) => placeOf(device)))];
  return [
    `Results of ${counted(results.length, 'run')}: final and best figures${curves}; measured on ${listed(devices)}.`,
  ];
}

const placeOf = ({ label, browser }: { readonly label: string; readonly browser: string }) =>
  [label, browser].filter(Boolean).join(', ');

/** Returns what is in a link and what is not, in sentences. */
export function contentsInWords({ link, leftOut }: Shared): string[] {
  return [
    runsSentence(link),
    settingsSentence(link),
    ...resultsSentence(link),
    ...imagesSentence(link),
    ...(leftOut.length > 0 ? [`Left out: ${listed(leftOut)}.`] : []),
    'Nothing in it tells who you are, and nobody else is told of it: a link is all there is.',
  ];
}
