import type { ModelId } from '../../core/model/models';
import {
  type Conditions,
  fixes,
  labSettings,
  type PublishedCell,
  publishedCells,
  publishedModels,
  publishedSettings,
  withFewBitBias,
} from '../../core/published';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { type Draft, draft } from '../../store/draft';

// The grid is about the networks that ship with the page, whatever the rail starts from.
const start = { kind: 'shipped' } as const;

/** Returns what the grid keeps of the settings in the rail: where and on what it is measured. */
export function conditionsOf(settings: Settings): Conditions {
  const { backend, seed, testImages, heldOutImages } = settings;
  return { backend, seed, testImages, heldOutImages };
}

/** Returns the evaluation of a network in float. */
export function baseDraft(model: ModelId, conditions: Conditions): Draft {
  return draft('base', start, { ...defaultSettings, ...conditions, model });
}

export function publishedDraft(cell: PublishedCell, conditions: Conditions): Draft {
  return draft(cell.method, start, publishedSettings(cell, conditions));
}

export function labDraft(cell: PublishedCell, conditions: Conditions): Draft {
  return draft(cell.method, start, labSettings(cell, conditions));
}

/** Returns every run of both grids, those that take long last. */
export function gridDrafts(
  conditions: Conditions,
  methods: readonly PublishedCell['method'][],
): Draft[] {
  const cells = publishedCells.filter(({ method }) => methods.includes(method));
  return [
    ...publishedModels.map((model) => baseDraft(model, conditions)),
    ...cells.flatMap((cell) => [publishedDraft(cell, conditions), labDraft(cell, conditions)]),
  ];
}

/** One part of the published scheme done otherwise, everything else as published. */
export interface Variant {
  readonly id: string;
  readonly label: string;
  readonly what: string;
  readonly draft: Draft;
}

/** Returns the parts of the scheme that matter to a cell, each set right alone. */
export function fixVariants(cell: PublishedCell, conditions: Conditions): Variant[] {
  return fixes(cell, conditions).map(({ deviation, settings }) => ({
    id: deviation.id,
    label: deviation.label,
    what: deviation.what,
    draft: draft(cell.method, start, settings),
  }));
}

/** Returns the mistake that the published code was tried with besides, on top of the scheme. */
export function addedMistake(cell: PublishedCell, conditions: Conditions): Variant {
  return {
    id: 'few-bit-bias',
    label: `Bias in ${cell.bits} bits too`,
    what: 'At the scale of the sums, s_w * s_x, a bias needs some 16 bits; in few it saturates. It is where the remark on the precision of biases comes from.',
    draft: draft(cell.method, start, withFewBitBias(cell, conditions)),
  };
}

/** Returns the runs that tell what each part of the scheme does to a cell. */
export function variantDrafts(cell: PublishedCell, conditions: Conditions): Draft[] {
  const variants = [...fixVariants(cell, conditions), addedMistake(cell, conditions)];
  return [
    baseDraft(cell.model, conditions),
    publishedDraft(cell, conditions),
    labDraft(cell, conditions),
    ...variants.map((variant) => variant.draft),
  ];
}
