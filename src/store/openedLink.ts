import type { LabLink } from '../share/link/link';
import type { Draft } from './draft';
import type { OpenedLink, OpenedRun } from './linkState';
import { missing, missingBase } from './plans';
import { samePlan } from './relevance';
import type { RunRecord } from './state';
import { isSameSent, nextTheirId, recordOf, reproductionOf } from './theirs';
import { startedHere } from './trainedStart';

/** Returns the runs of a page with those of a sender after them, and what the link asks for. */
export function opened(
  { settings, runs: linked }: LabLink,
  before: readonly RunRecord[],
): { readonly runs: readonly RunRecord[]; readonly link: OpenedLink } {
  let runs = before;
  const asked = linked.map((run, key): OpenedRun => {
    const { method, settings: own } = run;
    const draft: Draft = { method, start: { kind: 'shipped' }, settings: own };
    const record = recordOf(run, nextTheirId(runs));
    if (!record) return { key, draft, theirId: null };
    const known = runs.find((other) => isSameSent(other, record));
    if (!known) runs = [...runs, record];
    return { key, draft, theirId: (known ?? record).plan.runId };
  });
  return { runs, link: { settings, runs: asked } };
}

/** Returns what is to be run for a link: what nothing stands for yet, with the base models before it. */
export function linkDrafts({ runs: asked }: OpenedLink, runs: readonly RunRecord[]): Draft[] {
  const drafts = asked.map(({ draft }) => startedHere(draft, runs));
  const lacking = distinct(missing(drafts, runs));
  const bases = lacking
    .filter(({ method }) => method !== 'fp32' && method !== 'base')
    .flatMap(({ start, settings }) => missingBase(start, settings, runs));
  return distinct([...bases, ...lacking]);
}

function distinct(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    (draft, index) => !drafts.slice(0, index).some((other) => isSame(draft, other)),
  );
}

const isSame = (a: Draft, b: Draft) => samePlan({ runId: '', ...a }, { runId: '', ...b });

/** What a sender measured, and what came of it here. */
export interface SentAndMade {
  readonly theirs: RunRecord;
  /** Null until it has been made again. */
  readonly ours: RunRecord | null;
}

/** Returns the runs that a link brought along, each with its reproduction. */
export function sentAndMade(
  { runs: asked }: OpenedLink,
  runs: readonly RunRecord[],
): SentAndMade[] {
  return asked.flatMap(({ theirId }) => {
    const theirs = runs.find(({ plan }) => plan.runId === theirId);
    return theirs ? [{ theirs, ours: reproductionOf(theirs, runs) }] : [];
  });
}
