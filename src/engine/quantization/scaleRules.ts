import { quantizerById } from '../../core/quantizers';
import type { Quantizer, Tracking } from '../../core/quantizers/quantizer';
import type { Scheme } from '../../core/scheme/scheme';
import type { Settings } from '../../core/settings/settings';
import type { WeightTracking } from './weightRange';

/** How the ranges of a layer move while it trains. */
export interface LayerTracking {
  readonly input: Tracking;
  readonly weight: WeightTracking;
}

/** How the scales of a network move while it trains. */
export interface ScaleRules {
  readonly scales: Settings['qatScales'];
  tracking(layerId: string): LayerTracking;
  readonly logits: Tracking;
}

/** Every scale stays. */
export const still: ScaleRules = {
  scales: 'observer',
  tracking: () => ({ input: { kind: 'fixed' }, weight: 'fixed' }),
  logits: { kind: 'fixed' },
};

export interface ScaleRuleOptions {
  readonly scales: Settings['qatScales'];
  /** From fresh weights: ranges that calibration would fix follow, since what it saw does not last. */
  readonly fromScratch: boolean;
  /** A mistake: ranges only widen. */
  readonly neverShrink: boolean;
  readonly quantizerOf?: (id: string) => Quantizer;
}

/** Returns how the ranges that a scheme's quantizers choose move in QAT. */
export function scaleRules(
  scheme: Scheme,
  { scales, fromScratch, neverShrink, quantizerOf = quantizerById }: ScaleRuleOptions,
): ScaleRules {
  const average = quantizerOf('moving-average').tracking;
  const activation = (range: string | undefined, isImage = false): Tracking => {
    // The range of pixels is known and never moves.
    if (range === undefined || isImage) return { kind: 'fixed' };
    const { tracking } = quantizerOf(range);
    const moves = fromScratch && tracking.kind === 'fixed' ? average : tracking;
    return neverShrink && moves.kind !== 'fixed' ? { kind: 'extremes' } : moves;
  };
  const weight = (range: string | undefined): WeightTracking => {
    if (range === undefined) return 'fixed';
    const follows = fromScratch || quantizerOf(range).tracking.kind !== 'fixed';
    return follows ? (neverShrink ? 'widens' : 'follows') : 'fixed';
  };
  const layers = scheme.layers.map(({ id, input, weight: ofWeights }, index) => {
    const tracking = {
      input: activation(input?.range, index === 0),
      weight: weight(ofWeights?.range),
    };
    return [id, tracking] as const;
  });
  const byId = new Map(layers);
  return {
    scales,
    logits: activation(scheme.logits?.range),
    tracking: (layerId) => byId.get(layerId) ?? still.tracking(layerId),
  };
}
