import { LabError } from '../errors';
import { entropy } from './entropy';
import { histogram } from './histogram';
import { meanMagnitude } from './meanMagnitude';
import { minMax } from './minMax';
import { movingAverage } from './movingAverage';
import { mse } from './mse';
import { percentile } from './percentile';
import { percentile9999 } from './percentile9999';
import type { Quantizer } from './quantizer';

/** Every quantizer of the lab; adding one is one line here. */
export const quantizers: readonly Quantizer[] = [
  minMax,
  movingAverage,
  percentile,
  percentile9999,
  mse,
  entropy,
  histogram,
  meanMagnitude,
];

/** Those that choose the range of a channel of weights. */
export const weightQuantizers = quantizers.filter(({ suits }) => suits.includes('weights'));

/** Those that choose the range of a layer's activations. */
export const activationQuantizers = quantizers.filter(({ suits }) => suits.includes('activations'));

/**
 * Returns the quantizer of that id.
 *
 * Throws: `bad-setting` when there is none.
 */
export function quantizerById(id: string): Quantizer {
  const quantizer = quantizers.find((candidate) => candidate.id === id);
  if (quantizer) return quantizer;
  const ids = quantizers.map((candidate) => candidate.id).join(', ');
  throw new LabError('bad-setting', `No quantizer is called "${id}".`, `Choose one of ${ids}.`);
}
