import * as v from 'valibot';
import type { Evaluation, HeldOutPoint } from '../../core/run';
import { packLoss, packTrain, thinned, unpackLoss, unpackTrain } from './curves';
import { shown } from './fragment';
import { bounds, longestText, mostHeldOutPoints, mostLossPoints, mostRuns } from './limits';
import { type LinkedDevice, type LinkedResult, type LinkedRun, linkedBackends } from './link';

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

const ms = whole(bounds.ms);
const loss = v.nullable(whole(bounds.loss * 1_000));
const images = whole(bounds.images);
const text = v.pipe(v.string(), v.maxLength(longestText));
const ends = ['finished', 'cancelled', 'diverged'] as const;

/** Everything is a list: a link names no keys. */
const deviceEntry = v.strictTuple([v.picklist(linkedBackends), text, text]);

/** Right, of how many, as by FP32, loss, duration. */
const evaluationEntry = v.pipe(
  v.strictTuple([images, images, v.nullable(images), loss, ms]),
  v.check(
    ([correct, total, agreeing]) =>
      total > 0 && correct <= total && (agreeing === null || agreeing <= total),
  ),
);

/** Steps since the point before, loss, images classified rightly. */
const heldOutEntry = v.strictTuple([whole(bounds.steps), loss, images]);

const resultEntry = v.strictTuple([
  whole(mostRuns),
  whole(mostRuns),
  v.picklist([0, 1, 2]),
  v.nullable(evaluationEntry),
  whole(bounds.bytes),
  whole(bounds.steps),
  ms,
  ms,
  v.pipe(v.array(loss), v.maxLength(mostLossPoints)),
  v.pipe(v.array(heldOutEntry), v.maxLength(mostHeldOutPoints)),
]);

type ResultEntry = v.InferOutput<typeof resultEntry>;

const sheet = v.strictTuple([
  v.pipe(v.array(deviceEntry), v.maxLength(mostRuns)),
  v.pipe(v.array(v.unknown()), v.maxLength(mostRuns)),
]);

/** Returns the results of runs as text, each with the number of its run; empty where no run has one. */
export function writeResults(runs: readonly LinkedRun[]): string {
  const devices = new Map<string, number>();
  const entries = runs.flatMap((run, index) =>
    run.result ? [entryOf(run, run.result, index, deviceNumber(devices, run.result.device))] : [],
  );
  if (entries.length === 0) return '';
  return JSON.stringify([[...devices.keys()].map((key): unknown => JSON.parse(key)), entries]);
}

function deviceNumber(devices: Map<string, number>, device: LinkedDevice): number {
  const entry = [device.backend, shown(device.label), shown(device.browser)];
  const key = JSON.stringify(entry.map((part) => part.slice(0, longestText)));
  const number = devices.get(key) ?? devices.size;
  devices.set(key, number);
  return number;
}

function entryOf(
  { settings }: LinkedRun,
  result: LinkedResult,
  index: number,
  device: number,
): ResultEntry {
  const { end, evaluation, sizeBytes, steps, trainMs, totalMs, train } = result;
  return [
    index,
    device,
    asEnd(ends.indexOf(end)),
    evaluation && packEvaluation(evaluation),
    sizeBytes,
    steps,
    Math.round(trainMs),
    Math.round(totalMs),
    train.length > 0 ? packTrain(train, steps) : [],
    packHeldOut(result.heldOut, settings.heldOutImages),
  ];
}

const asEnd = (index: number) => (index === 1 ? 1 : index === 2 ? 2 : 0);

function packEvaluation(evaluation: Evaluation): v.InferOutput<typeof evaluationEntry> {
  const { correct, total, agreeing, evaluateMs } = evaluation;
  return [correct, total, agreeing, packLoss(evaluation.loss), Math.round(evaluateMs)];
}

function packHeldOut(points: readonly HeldOutPoint[], count: number) {
  return thinned(points).map(({ step, loss, accuracy }, at, all): ResultEntry[9][number] => [
    step - (all[at - 1]?.step ?? 0),
    packLoss(loss),
    Math.round(accuracy * count),
  ]);
}

/** What was read of results. */
export interface ReadResults {
  /** By the number of the run. */
  readonly results: ReadonlyMap<number, LinkedResult>;
  /** How many results were not understood. */
  readonly refused: number;
}

/** Returns the results of these runs that a text holds; null where it is no such text. Never throws. */
export function readResults(packed: string, runs: readonly LinkedRun[]): ReadResults | null {
  const parsed = v.safeParse(sheet, parseJson(packed));
  if (!parsed.success) return null;
  const [devices, entries] = parsed.output;
  const results = new Map<number, LinkedResult>();
  for (const unknown of entries) {
    const entry = v.safeParse(resultEntry, unknown);
    if (!entry.success) continue;
    const [index, deviceAt] = entry.output;
    const [run, device] = [runs[index], devices[deviceAt]];
    const result = run && device ? resultOf(entry.output, run, device) : null;
    if (result && !results.has(index)) results.set(index, result);
  }
  return { results, refused: entries.length - results.size };
}

function parseJson(packed: string): unknown {
  try {
    return JSON.parse(packed);
  } catch {
    return null;
  }
}

/** Returns a result whose parts fit each other and its run; null for any other. */
function resultOf(
  entry: ResultEntry,
  { method, settings }: LinkedRun,
  [backend, label, browser]: v.InferOutput<typeof deviceEntry>,
): LinkedResult | null {
  const [, , end, evaluation, sizeBytes, steps, trainMs, totalMs, losses, held] = entry;
  const heldOut = unpackHeldOut(held, settings.heldOutImages);
  if (heldOut.some(({ accuracy, step }) => accuracy > 1 || step > steps)) return null;
  return {
    device: { backend, label: shown(label), browser: shown(browser) },
    end: ends[end],
    evaluation: evaluation && unpackEvaluation(evaluation),
    ...{ sizeBytes, steps, trainMs, totalMs, heldOut },
    train: unpackTrain(losses, { method, settings, steps, trainMs }),
  };
}

function unpackEvaluation(entry: v.InferOutput<typeof evaluationEntry>): Evaluation {
  const [correct, total, agreeing, packedLoss, evaluateMs] = entry;
  return { correct, total, agreeing, loss: unpackLoss(packedLoss), evaluateMs };
}

function unpackHeldOut(entries: ResultEntry[9], count: number): HeldOutPoint[] {
  let step = 0;
  return entries.map(([since, packedLoss, correct]) => {
    step += since;
    return { step, loss: unpackLoss(packedLoss), accuracy: correct / count };
  });
}
