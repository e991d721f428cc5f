import { type Count, differencePoints, verdict } from './metrics/compare';
import { listed } from './metrics/wording';
import type { ModelId } from './model/models';
import type { PublishedCell } from './published';
import { knownFigures, publishedFp32 } from './publishedFigures';

/** What was measured with the lab's defaults; null where nothing was. */
export interface GridResults {
  readonly fp32: (model: ModelId) => Count | null;
  readonly quantized: (cell: PublishedCell) => Count | null;
}

/** A loss or a gain that the published grid shows, as it is there and as it was measured. */
interface Effect {
  /** Units: percentage points, rounded figures. */
  readonly published: number;
  /** Units: percentage points. */
  readonly measured: number;
  readonly isTie: boolean;
}

interface Claim {
  /** Goes on from "that". */
  readonly what: string;
  readonly effects: (results: GridResults) => (Effect | null)[];
}

type At = readonly [method: PublishedCell['method'], bits: PublishedCell['bits']];

const cell = (model: ModelId, [method, bits]: At): PublishedCell => ({ model, method, bits });

const publishedAt = (model: ModelId, at: At) => knownFigures(cell(model, at)).published;

function effect(published: number, before: Count | null, after: Count | null): Effect | null {
  if (!before || !after) return null;
  const change = differencePoints(after, before);
  const isTie = verdict(change, Math.min(before.total, after.total)) === 'tie';
  return { published, measured: change, isTie };
}

function ptqLoss(model: ModelId, bits: PublishedCell['bits'], results: GridResults) {
  const at = ['ptq', bits] as const;
  const published = publishedAt(model, at) - publishedFp32(model);
  return effect(published, results.fp32(model), results.quantized(cell(model, at)));
}

function qatGain(model: ModelId, bits: PublishedCell['bits'], results: GridResults) {
  const [ptq, qat] = [['ptq', bits] as const, ['qat', bits] as const];
  const published = publishedAt(model, qat) - publishedAt(model, ptq);
  const [before, after] = [cell(model, ptq), cell(model, qat)].map(results.quantized);
  return effect(published, before ?? null, after ?? null);
}

/** What the published grid says, and what its author concluded from it. */
const claims: readonly Claim[] = [
  {
    what: 'PTQ loses accuracy at 4 bits',
    effects: (results) => [ptqLoss('cnn', 4, results), ptqLoss('cnn-bn', 4, results)],
  },
  {
    what: 'batch normalization costs PTQ accuracy at 8 bits',
    effects: (results) => [ptqLoss('cnn-bn', 8, results)],
  },
  {
    what: 'QAT wins it back at 4 bits',
    effects: (results) => [qatGain('cnn', 4, results), qatGain('cnn-bn', 4, results)],
  },
];

interface Judged {
  readonly holds: boolean;
  readonly text: string;
}

const signed = (points: number, digits: number) => {
  const text = Math.abs(points).toFixed(digits);
  return points < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
};

function judge({ what, effects }: Claim, results: GridResults): Judged[] {
  const known = effects(results).filter((own) => own !== null);
  if (known.length === 0) return [];
  const holds = known.some(
    ({ measured, published, isTie }) => !isTie && Math.sign(measured) === Math.sign(published),
  );
  const measured = listed(known.map((own) => signed(own.measured, 1)));
  const published = listed(known.map((own) => signed(own.published, 0)));
  return [{ holds, text: `that ${what} (${measured} points, published ${published})` }];
}

/** Returns which claims of the published grid hold with the lab's defaults, in one sentence. */
export function whatSurvives(results: GridResults): string {
  const judged = claims.flatMap((claim) => judge(claim, results));
  const holding = judged.filter(({ holds }) => holds).map(({ text }) => text);
  const fallen = judged.filter(({ holds }) => !holds).map(({ text }) => text);
  if (judged.length === 0) return 'What survives of it stands here once the grid has run.';
  const start = "With the lab's defaults it ";
  if (fallen.length === 0) return `${start}holds ${listed(holding)}.`;
  if (holding.length === 0) return `${start}does not hold ${listed(fallen)}.`;
  return `${start}holds ${listed(holding)}; it does not hold ${listed(fallen)}.`;
}
