import type { Method } from '../../core/run';
import type { Settings } from '../../core/settings/settings';
import { defaultView, layoutSpec, parseHidden, type View } from '../../core/view';
import { formatCount } from '../format';
import { unpack } from './codec';
import { type Part, partsOf, shown } from './fragment';
import { betweenRunParts, linkedMethods, linkKeys } from './keys';
import { longestLink, mostRuns } from './limits';
import type { LabLink, LinkedRun } from './link';
import { readResults } from './results';
import { fitting, type Note, runParts, withPart } from './settingParts';
import { defaultsOf } from './versions';

/** What was read of a link. */
export interface ReadLink {
  /** Null where nothing of it could be read. */
  readonly link: LabLink | null;
  /** One phrase for each part that was changed or left out. */
  readonly notes: readonly string[];
}

/** More is not listed. */
const mostNotes = 12;

/** Returns what a fragment says; null where it says nothing. Never throws. */
export function readLink(fragment: string, longest = longestLink): ReadLink | null {
  if (!fragment.includes('=')) return null;
  if (fragment.length > longest)
    return unread(`it has more than ${formatCount(longest)} characters`);
  const parts = partsOf(fragment);
  const version = parts.find(({ key }) => key === linkKeys.version)?.value ?? null;
  const defaults = version === null ? null : defaultsOf(version);
  if (version === null) return unread('it names no version, such as v=1');
  if (defaults === null) return unread(`version ${shown(version)} is not known here`);
  const notes = new Set<string>();
  const link = linkOf(parts, defaults, (phrase) => notes.add(phrase));
  return { link, notes: limited([...notes]) };
}

const unread = (why: string): ReadLink => ({ link: null, notes: [`all of it (${why})`] });

function limited(notes: readonly string[]): string[] {
  const more = notes.length - mostNotes;
  return more > 0 ? [...notes.slice(0, mostNotes), `${more} more`] : [...notes];
}

const ownKeys: ReadonlySet<string> = new Set(Object.values(linkKeys));

function linkOf(parts: readonly Part[], defaults: Settings, note: Note): LabLink {
  const named = settingsOf(parts, defaults, note);
  const settings = fitting(named, defaults, note);
  const runs = runsOf(parts, settings, note);
  return {
    settings,
    view: viewOf(parts, note),
    runs: withResults(runs, valueAt(parts, linkKeys.results), note),
  };
}

const valueAt = (parts: readonly Part[], own: string) =>
  parts.find(({ key }) => key === own)?.value ?? null;

function settingsOf(parts: readonly Part[], defaults: Settings, note: Note): Settings {
  const seen = new Set<string>();
  return parts.reduce((settings, { key, value }) => {
    if (ownKeys.has(key)) return settings;
    if (seen.has(key)) note(`${shown(key)} (given more than once)`);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst ? withPart(settings, key, value, note) : settings;
  }, defaults);
}

function runsOf(parts: readonly Part[], settings: Settings, note: Note): LinkedRun[] {
  const runs = parts.flatMap(({ key, raw }): LinkedRun[] => {
    if (key === linkKeys.methods) return methodRuns(raw, settings, note);
    return key === linkKeys.run ? ownRun(raw, settings, note) : [];
  });
  if (runs.length > mostRuns) note(`all but the first ${mostRuns} runs`);
  return runs.slice(0, mostRuns);
}

const asMethod = (text: string | null): Method | null =>
  linkedMethods.find((method) => method === text) ?? null;

function methodRuns(raw: string, settings: Settings, note: Note): LinkedRun[] {
  return raw
    .split(betweenRunParts, mostRuns + 1)
    .flatMap((text) => runOf(runParts(text).method, settings, note));
}

function ownRun(raw: string, settings: Settings, note: Note): LinkedRun[] {
  const { method, parts } = runParts(raw);
  const own = parts.reduce(
    (before, { key, value }) => withPart(before, key, value, note),
    settings,
  );
  return runOf(method, fitting(own, settings, note), note);
}

function runOf(text: string | null, settings: Settings, note: Note): LinkedRun[] {
  const method = asMethod(text);
  if (method !== null) return [{ method, settings, result: null }];
  note(`a run of ${shown(text ?? '')} (no such method)`);
  return [];
}

function viewOf(parts: readonly Part[], note: Note): View {
  const asked = valueAt(parts, linkKeys.layout) ?? layoutSpec.default;
  const layout = layoutSpec.options.find(({ value }) => value === asked)?.value;
  if (layout === undefined) note(`${shown(`${linkKeys.layout}=${asked}`)} (no such view)`);
  const { hidden, unknown } = parseHidden(valueAt(parts, linkKeys.hidden) ?? '');
  for (const word of unknown) note(`${shown(`${linkKeys.hidden}=${word}`)} (no such panel)`);
  return { layout: layout ?? defaultView.layout, hidden };
}

function withResults(runs: LinkedRun[], packed: string | null, note: Note): LinkedRun[] {
  if (packed === null) return runs;
  const text = unpack(packed);
  const read = text === null ? null : readResults(text, runs);
  if (!read) {
    note('the results (they cannot be read)');
    return runs;
  }
  if (read.refused > 0) note(`the results of ${read.refused} runs (out of range)`);
  return runs.map((run, index) => ({ ...run, result: read.results.get(index) ?? null }));
}

/** Returns the sentence that says what of a link was changed or left out; null when nothing was. */
export function notesInWords({ notes }: ReadLink): string | null {
  return notes.length === 0 ? null : `Changed or left out of the link: ${notes.join('; ')}.`;
}
