import { foldedSpec, shapedLayers, weightCount } from './shapes';
import type { ModelSpec } from './spec';

const floatBytes = 4;
const biasBytes = 4;
const scaleBytes = 4;
const zeroPointBytes = 1;

/** Returns the size of the network in float32, batch normalization folded. Units: bytes. */
export function floatSizeBytes(model: ModelSpec): number {
  return weightCount(model) * floatBytes;
}

/**
 * Returns the size of the quantized network: packed weight codes, a float32 scale and a 32-bit
 * bias per output channel, and a scale and zero point for the input and each hidden activation.
 * Units: bytes.
 */
export function quantizedSizeBytes(model: ModelSpec, weightBits: number): number {
  const layers = shapedLayers(foldedSpec(model));
  const ofLayers = layers.reduce((sum, { weightShape, outChannels }) => {
    const weights = weightShape.reduce((total, dim) => total * dim, 1);
    return sum + Math.ceil((weights * weightBits) / 8) + outChannels * (scaleBytes + biasBytes);
  }, 0);
  return ofLayers + layers.length * (scaleBytes + zeroPointBytes);
}
