import type { ModelId } from '../src/core/model/models';
import {
  fixes,
  labSettings,
  type PublishedCell,
  publishedCells,
  publishedSettings,
  withFewBitBias,
} from '../src/core/published';
import type { Start } from '../src/core/run';
import type { Settings } from '../src/core/settings/settings';
import { type Draft, draft } from '../src/store/draft';

/** What is measured of a cell: both schemes, and the published one with a single change. */
export type Variant =
  | { readonly kind: 'published' | 'lab' | 'few-bit-bias' }
  | { readonly kind: 'fixed'; readonly deviation: string };

/** One run of the published grid. */
export interface PublishedRun {
  readonly cell: PublishedCell;
  readonly variant: Variant;
  readonly plan: Draft;
}

/** What came of it. Units: percent; undefined where it was not measured. */
export interface PublishedFigure extends Pick<PublishedRun, 'cell' | 'variant'> {
  readonly accuracy: number | undefined;
}

export interface PublishedChoice {
  readonly model: ModelId;
  readonly bits: readonly number[];
  /** Of QAT; 0 for PTQ alone. */
  readonly epochs: number;
  readonly start: Start;
  /** Where, on what, from which seed and on how many images to measure. */
  readonly settings: Settings;
}

/**
 * Returns the runs of one model's published grid: every cell both ways, the published scheme with
 * biases of few bits in PTQ, and each deviation fixed alone; in QAT, whose runs take long, the last
 * at the fewest bits only.
 */
export function publishedRuns(choice: PublishedChoice): PublishedRun[] {
  const { model, bits, epochs, settings } = choice;
  const { dataset, backend, seed, testImages, heldOutImages, qatSteps } = settings;
  const conditions = { dataset, backend, seed, testImages, heldOutImages, qatSteps };
  const cells = publishedCells.filter(
    (cell) =>
      cell.model === model && bits.includes(cell.bits) && (cell.method === 'ptq' || epochs > 0),
  );
  return cells.flatMap((cell) => {
    const run = (variant: Variant, chosen: Settings) => publishedRun(cell, variant, chosen, choice);
    const mended = cell.method === 'ptq' || cell.bits === Math.min(...bits);
    return [
      run({ kind: 'published' }, publishedSettings(cell, conditions)),
      run({ kind: 'lab' }, labSettings(cell, conditions)),
      ...(cell.method === 'ptq'
        ? [run({ kind: 'few-bit-bias' }, withFewBitBias(cell, conditions))]
        : []),
      ...(mended ? fixes(cell, conditions) : []).map(({ deviation, settings: fixed }) =>
        run({ kind: 'fixed', deviation: deviation.id }, fixed),
      ),
    ];
  });
}

function publishedRun(
  cell: PublishedCell,
  variant: Variant,
  settings: Settings,
  { epochs, start }: PublishedChoice,
): PublishedRun {
  const own = epochs > 0 ? { ...settings, qatEpochs: epochs } : settings;
  return { cell, variant, plan: draft(cell.method, start, own) };
}

/** Returns what a run is called while it goes on. */
export function publishedTitle({ cell: { model, method, bits }, variant }: PublishedRun): string {
  const how = variant.kind === 'fixed' ? `${variant.deviation} fixed` : variant.kind;
  return `${model} ${method} ${bits}, ${how}`;
}
