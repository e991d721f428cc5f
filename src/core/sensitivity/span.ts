import { shapedLayers } from '../model/shapes';
import type { ImageShape } from '../model/spec';
import type { QuantizedModel } from '../quantized/quantizedModel';

/**
 * Returns the network of the layers from `start` to before `end`, whose output stays in float: what
 * leaves the last of them are its logits.
 */
export function span(model: QuantizedModel, start: number, end: number): QuantizedModel {
  const first = shapedLayers(model.model)[start];
  const layers = model.layers.slice(start, end);
  return {
    ...model,
    model: {
      ...model.model,
      inputShape: first ? imageShape(first.input) : model.model.inputShape,
      layers: layers.map(({ spec }) => spec),
    },
    layers,
    logits: null,
  };
}

/** What enters a dense layer after another one is an image of one pixel. */
function imageShape([first = 1, second, third]: readonly number[]): ImageShape {
  return second === undefined || third === undefined ? [1, 1, first] : [first, second, third];
}
