import { movingAverageObserver } from './movingAverage';
import type { Quantizer } from './quantizer';

/**
 * Returns the quantizer with its average reversed: the share that it took of each batch it keeps of
 * its past, and the other way round. One that does not average stays as it is.
 */
export function reversed(quantizer: Quantizer): Quantizer {
  if (quantizer.tracking.kind !== 'average') return quantizer;
  const rate = 1 - quantizer.tracking.rate;
  return {
    ...quantizer,
    tracking: { kind: 'average', rate },
    createObserver: () => movingAverageObserver(rate),
  };
}
