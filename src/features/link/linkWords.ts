import { groupBy } from '../../core/groupBy';
import { reproduction } from '../../core/metrics/reproduction';
import { changedSettings } from '../../core/settings/effect';
import { defaultSettings, type Settings, settingIds, specOf } from '../../core/settings/settings';
import { formatCount, formatDuration } from '../../share/format';
import { agreementLabels, reproductionInWords } from '../../share/reproductionWords';
import { valueInWords } from '../../store/changes';
import type { Draft } from '../../store/draft';
import { type Fit, timeInWords } from '../../store/expected';
import type { OpenedLink } from '../../store/linkState';
import type { SentAndMade } from '../../store/openedLink';
import type { RunRecord } from '../../store/state';

const counted = (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;

/** Returns for about how long the runs of a link go on here, or went on at the sender's. */
export function durationInWords(
  drafts: readonly Draft[],
  sent: readonly SentAndMade[],
  runs: readonly RunRecord[],
  fitted?: Fit,
): string {
  const here = timeInWords(drafts, runs, fitted);
  const there = sent.reduce((sum, { theirs }) => sum + (theirs.result?.totalMs ?? 0), 0);
  const words = `${counted(drafts.length)} to do here, ${here}`;
  return there > 0 ? `${words}; theirs took ${formatDuration(there)}` : words;
}

/** Returns where a sender measured: `Firefox 140, WebGPU - Apple M2`, once for each. */
export function sendersInWords(sent: readonly SentAndMade[]): string {
  const places = sent.map(({ theirs: { sender, device } }) =>
    [sender?.browser, device?.label].filter(Boolean).join(', '),
  );
  return [...new Set(places)].join('; ');
}

/** Returns what became of the sender's results here; null while none of them was made again. */
export function outcomeInWords(sent: readonly SentAndMade[]): string | null {
  const judged = sent.flatMap(judgedOnce);
  const [first] = judged;
  if (!first) return null;
  if (sent.length === 1) return reproductionInWords(first.ours, first.theirs);
  const groups = groupBy(judged, ({ agreement }) => agreementLabels[agreement]);
  const counts = [...groups].map(([label, own]) => `${formatCount(own.length)} ${label}`);
  return `Made again: ${formatCount(judged.length)} of ${counted(sent.length)}. Beside theirs: ${counts.join(', ')}.`;
}

function judgedOnce({ ours, theirs }: SentAndMade) {
  const [own, other] = [ours?.result?.evaluation, theirs.result?.evaluation];
  if (!own || !other) return [];
  return [{ ours: own, theirs: other, agreement: reproduction(own, other).agreement }];
}

/** Returns what the link sets otherwise than the page does by itself: `weights 2, seed 7`. */
export function departuresInWords({ settings, runs }: OpenedLink): string[] {
  const matters = new Set(
    runs.flatMap(({ draft }) => changedSettings(draft.method, defaultSettings, settings)),
  );
  return settingIds
    .filter((id) => settings[id] !== defaultSettings[id] && (runs.length === 0 || matters.has(id)))
    .map((id) => `${specOf(id).label.toLowerCase()} ${valueInWords(id, settings)}`);
}

export function isSameSettings(a: Settings, b: Settings): boolean {
  return settingIds.every((id) => a[id] === b[id]);
}
