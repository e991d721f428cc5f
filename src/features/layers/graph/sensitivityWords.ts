import type { NodeSensitivity } from '../../../core/graph/layerSensitivity';
import { formatSignificant } from '../../../share/format';

/** Returns how sensitive a layer is: `error 0.056 at 4 bits`. */
export const sensitivityInWords = ({ bits, relativeError }: NodeSensitivity) =>
  `error ${formatSignificant(relativeError)} at ${bits} bits`;

/** Returns what it costs to quantize a layer alone: `1.10 points of accuracy at 4 bits`, `no accuracy at 4 bits`. */
export function costInWords({ bits, lostPoints }: NodeSensitivity): string {
  const lost = lostPoints > 0 ? `${lostPoints.toFixed(2)} points of accuracy` : 'no accuracy';
  return `${lost} at ${bits} bits`;
}
