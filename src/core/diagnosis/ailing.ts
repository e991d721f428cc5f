import { type Ailment, ailingSteps } from '../watch/updateHealth';
import type { WatchSample } from '../watch/watchSample';

/** The layer that moved too little, or too much, at most of the samples. */
export interface AilingLayer {
  readonly layerId: string;
  /** Of the samples that were taken of it. */
  readonly share: number;
}

/** Returns the layer that ails at most samples; null where none was taken of a layer that is trained. */
export function mostAiling(samples: readonly WatchSample[], ailment: Ailment): AilingLayer | null {
  const ailing = ailingSteps(samples).filter((step) => step.ailment === ailment);
  const trained = samples.flatMap(({ layers }) =>
    layers.filter(({ gradientNorm }) => gradientNorm !== null).map(({ id }) => id),
  );
  const times = (list: readonly string[], id: string) => list.filter((own) => own === id).length;
  const ids = ailing.map(({ layerId }) => layerId);
  const shares = [...new Set(trained)].map((layerId) => ({
    layerId,
    share: times(ids, layerId) / times(trained, layerId),
  }));
  return shares.toSorted((a, b) => b.share - a.share)[0] ?? null;
}
