import type { FoldDivisor } from '../../core/fold';
import { Parameters } from '../network/parameters';
import { createTap } from './createTap';
import type { FakeQuantTap } from './fakeQuantTap';
import type { QuantizedNetwork } from './quantizeNetwork';
import type { ScaleRules } from './scaleRules';

/** A network on the device with quantizers on it, to be trained. */
export interface FakeQuantized {
  readonly parameters: Parameters;
  readonly tap: FakeQuantTap;
}

/**
 * Puts a quantized network on the device, with scales that move by `rules`: folded, or where
 * `liveFold` is set as it was before, to be folded as it runs. The caller disposes it.
 */
export function fakeQuantized(
  { start, folded, model }: QuantizedNetwork,
  rules: ScaleRules,
  liveFold: FoldDivisor | null,
): FakeQuantized {
  const network = liveFold ? start : folded;
  return {
    parameters: Parameters.fromCheckpoint(network.model, network.checkpoint),
    tap: createTap(model, rules, liveFold),
  };
}
