import type { CodeDifference, ExecutionDifference } from '../src/core/run';
import type { ImageSpan } from '../src/protocol/protocol';

/** Returns spans of `length` images, the last one shorter, that together are the first `total`. */
export function spansOf(total: number, length: number): ImageSpan[] {
  const count = Math.ceil(total / length);
  return Array.from({ length: count }, (_, index) => {
    const first = index * length;
    return { first, count: Math.min(length, total - first) };
  });
}

/** Returns the comparison of all images from those of spans. */
export function addDifferences(parts: readonly ExecutionDifference[]): ExecutionDifference {
  return parts.reduce((a, b) => ({
    images: a.images + b.images,
    layers: a.layers.map((layer, index) => addLayers(layer, b.layers[index])),
    predictions: a.predictions + b.predictions,
  }));
}

function addLayers(a: CodeDifference, b: CodeDifference | undefined): CodeDifference {
  if (b?.layerId !== a.layerId) throw new RangeError(`${a.layerId} is compared in one span only`);
  return {
    layerId: a.layerId,
    codes: a.codes + b.codes,
    differing: a.differing + b.differing,
    largest: Math.max(a.largest, b.largest),
  };
}
