import type * as tf from '@tensorflow/tfjs-core';
import type { Tap } from '../network/tap';
import { fakeQuant } from '../ops/fakeQuant';
import type { ActivationRange } from './activationRange';
import { roundBias } from './roundBias';
import type { WeightRange } from './weightRange';

/** The quantizers of one layer. */
export interface LayerQuantizers {
  readonly input: ActivationRange;
  readonly weight: WeightRange;
}

/** Fake-quantizes every layer's input, weights and bias; owns the quantizers. */
export class FakeQuantTap implements Tap {
  /** While true, ranges follow the values that pass, by their own rule. */
  observing = false;

  constructor(private readonly layers: ReadonlyMap<string, LayerQuantizers>) {}

  quantizers(layerId: string): LayerQuantizers {
    const found = this.layers.get(layerId);
    if (!found) throw new RangeError(`no quantizers for layer ${layerId}`);
    return found;
  }

  input<T extends tf.Tensor>(layerId: string, x: T): T {
    const { input } = this.quantizers(layerId);
    if (this.observing) input.observe(x);
    return fakeQuant(x, input.current);
  }

  weight<T extends tf.Tensor>(layerId: string, weight: T): T {
    return this.quantizers(layerId).weight.round(weight, this.observing);
  }

  /** The bias is a 32-bit integer at scale s_w * s_x, added to the integer sums. */
  bias<T extends tf.Tensor>(layerId: string, bias: T): T {
    const { input, weight } = this.quantizers(layerId);
    return roundBias(bias, weight.current.scale, input.current.scale);
  }

  dispose(): void {
    for (const { input, weight } of this.layers.values()) {
      input.dispose();
      weight.dispose();
    }
  }
}
