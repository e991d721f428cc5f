import type * as tf from '@tensorflow/tfjs-core';
import type { FoldDivisor } from '../../core/fold';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Tap } from '../network/tap';
import type { BiasQuantizer } from './biasQuantizer';
import type { ActivationQuantizer, WeightQuantizer } from './quantizers';

/** The quantizers of one layer; null where its tensors stay in float. */
export interface LayerQuantizers {
  readonly input: ActivationQuantizer | null;
  readonly weight: WeightQuantizer | null;
}

/** The quantizers of a network. */
export interface NetworkQuantizers {
  readonly layers: ReadonlyMap<string, LayerQuantizers>;
  readonly logits: ActivationQuantizer | null;
  readonly bias: BiasQuantizer;
}

/** Fake-quantizes what the quantizers are for; owns them. */
export class FakeQuantTap implements Tap {
  /** While true, ranges follow the values that pass, by their own rule. */
  observing = false;
  readonly learnsImage: boolean;

  constructor(
    private readonly quantizers: NetworkQuantizers,
    readonly point: QuantizedModel['point'],
    readonly liveFold: FoldDivisor | null,
  ) {
    const [first] = quantizers.layers.values();
    this.learnsImage = (first?.input?.learned ?? []).length > 0;
  }

  /** Returns the quantizers of a layer. Throws: RangeError when there is no such layer. */
  of(layerId: string): LayerQuantizers {
    const found = this.quantizers.layers.get(layerId);
    if (!found) throw new RangeError(`no quantizers for layer ${layerId}`);
    return found;
  }

  get logitsQuantizer(): ActivationQuantizer | null {
    return this.quantizers.logits;
  }

  input<T extends tf.Tensor>(layerId: string, x: T): T {
    return this.of(layerId).input?.round(x, this.observing) ?? x;
  }

  weight<T extends tf.Tensor>(layerId: string, weight: T): T {
    return this.of(layerId).weight?.round(weight, this.observing) ?? weight;
  }

  bias<T extends tf.Tensor>(layerId: string, bias: T): T {
    const { input, weight } = this.of(layerId);
    // Sums are integers only where both are codes; elsewhere a bias has no scale to be held at.
    if (!input || !weight) return bias;
    return this.quantizers.bias.round(bias, { weight: weight.scale, input: input.scale });
  }

  logits<T extends tf.Tensor>(logits: T): T {
    return this.quantizers.logits?.round(logits, this.observing) ?? logits;
  }

  /** Returns what the optimizer trains besides the weights; weights' scales of `frozen` layers stay. */
  learned(frozen: ReadonlySet<string>): tf.Variable[] {
    return [...this.quantizers.layers]
      .flatMap(([id, { input, weight }]) => [
        ...(input?.learned ?? []),
        ...(frozen.has(id) ? [] : (weight?.learned ?? [])),
      ])
      .concat(this.quantizers.logits?.learned ?? []);
  }

  /** Returns what training changes of the quantizers, by name; it belongs to them. */
  state(): ReadonlyMap<string, tf.Tensor> {
    return new Map(
      this.named().flatMap(([owner, { state }]) =>
        Object.entries(state).map(([name, tensor]) => [`${owner}.${name}`, tensor] as const),
      ),
    );
  }

  /** Makes values of the names and shapes of the state the state. */
  restore(values: ReadonlyMap<string, tf.Tensor>): void {
    for (const [owner, quantizer] of this.named()) {
      const own = Object.keys(quantizer.state).map((name) => [
        name,
        values.get(`${owner}.${name}`),
      ]);
      quantizer.restore(Object.fromEntries(own.filter(([, value]) => value !== undefined)));
    }
  }

  /** Brings what was learned back where it makes sense, after a step of the optimizer. */
  settle(): void {
    for (const quantizer of this.all()) quantizer.settle();
  }

  dispose(): void {
    for (const quantizer of this.all()) quantizer.dispose();
    this.quantizers.bias.dispose();
  }

  private all(): (ActivationQuantizer | WeightQuantizer)[] {
    return this.named().map(([, quantizer]) => quantizer);
  }

  private named(): [name: string, quantizer: ActivationQuantizer | WeightQuantizer][] {
    const { layers, logits } = this.quantizers;
    const ofLayers = [...layers].flatMap(([id, { input, weight }]) => [
      [`${id}.input`, input] as const,
      [`${id}.weight`, weight] as const,
    ]);
    return [...ofLayers, ['logits', logits] as const].flatMap(([name, quantizer]) =>
      quantizer ? [[name, quantizer]] : [],
    );
  }
}
