import type { LinkedResult, LinkedRun } from '../share/link/link';
import { samePlan } from './relevance';
import { isOwn, newRecord, type RunRecord } from './state';
import { isSteered } from './steered';
import { startsHere } from './trainedStart';

/** Returns what the sender of a link measured as a run of this page's table; null where nothing was sent. */
export function recordOf({ method, settings, result }: LinkedRun, runId: string): RunRecord | null {
  if (!result) return null;
  const { device, train, heldOut, end } = result;
  return {
    ...newRecord({ runId, method, start: { kind: 'shipped' }, settings }),
    status: end,
    ...{ train, heldOut },
    result: resultOf(result),
    device: { backend: device.backend, label: device.label, software: false, note: null },
    sender: { via: 'link', browser: device.browser || null },
  };
}

function resultOf({ end, evaluation, sizeBytes, steps, trainMs, totalMs }: LinkedResult) {
  return {
    ...{ end, evaluation, sizeBytes, steps, trainMs, totalMs },
    ...{ layers: [], activations: [], repairs: null, integers: null, problem: null },
  };
}

const idPrefix = 'theirs-';

/** Returns an id for the next run of others. */
export function nextTheirId(runs: readonly RunRecord[]): string {
  const numbers = runs
    .map(({ plan }) => plan.runId)
    .filter((runId) => runId.startsWith(idPrefix))
    .map((runId) => Number(runId.slice(idPrefix.length)) || 0);
  return `${idPrefix}${Math.max(0, ...numbers) + 1}`;
}

/** Returns whether two records say the same of the same run of others, as when a link is opened twice. */
export function isSameSent(a: RunRecord, b: RunRecord): boolean {
  return JSON.stringify(sent(a)) === JSON.stringify(sent(b));
}

const sent = ({ plan: { method, settings }, sender, device, result }: RunRecord) => [
  ...[method, settings, sender?.browser, device?.label],
  ...[result?.end, result?.evaluation, result?.steps, result?.totalMs],
];

/** Returns whether one run is the other made again; where it was computed may differ. */
function isAgain(
  { plan: ours }: RunRecord,
  { plan: theirs }: RunRecord,
  runs: readonly RunRecord[],
): boolean {
  const { backend } = ours.settings;
  const asHere = { ...theirs, settings: { ...theirs.settings, backend } };
  return startsHere(asHere, runs).some((start) => samePlan({ ...asHere, start }, ours));
}

/** Returns the latest finished run here that does again what others did; null when there is none. */
export function reproductionOf(theirs: RunRecord, runs: readonly RunRecord[]): RunRecord | null {
  return runs.findLast((run) => isFinished(run) && isAgain(run, theirs, runs)) ?? null;
}

const isFinished = (run: RunRecord) => isOwn(run) && !isSteered(run) && run.status === 'finished';

/** Returns what others measured of the run that a run here does again, the latest last. */
export function theirsOf(ours: RunRecord, runs: readonly RunRecord[]): RunRecord[] {
  return runs.filter((run) => !isOwn(run) && isAgain(ours, run, runs));
}
