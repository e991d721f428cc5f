import * as tf from '@tensorflow/tfjs-core';
import type { LayerReading, RoundingReading } from '../../core/watch/layerReading';
import type { WatchSample } from '../../core/watch/watchSample';
import { latentWeight } from '../network/latentWeight';
import { DynamicActivation } from '../quantization/dynamicActivation';
import type { ActivationQuantizer } from '../quantization/quantizers';
import type { Trainee } from './trainee';

type Part =
  | 'before'
  | 'after'
  | 'gradient'
  | 'latent'
  | 'rounded'
  | 'scaleBefore'
  | 'scale'
  | 'inputScale';

/** A tensor of a layer, to be read with others in one piece. */
interface Piece {
  readonly layerId: string;
  readonly part: Part;
  readonly tensor: tf.Tensor;
}

/** When something was taken. */
type Moment = Pick<WatchSample, 'step' | 'learningRate'>;

/** What was taken of one step, in one piece on the device. */
export interface Taken {
  readonly at: Moment;
  readonly values: tf.Tensor1D;
  readonly layout: readonly (Omit<Piece, 'tensor'> & { readonly size: number })[];
}

/** Takes what is to be read of one step, as it is before, in and after the update. */
export class StepTaker {
  private readonly before: tf.Tensor1D;
  private gradients: tf.Tensor1D | null = null;
  private readonly layout: { layerId: string; part: Part; size: number }[] = [];

  constructor(
    private readonly trainee: Trainee,
    private readonly at: Moment,
  ) {
    this.before = tf.tidy(() => tf.keep(this.join([...this.weights('before'), ...this.scales()])));
  }

  /** Takes the gradients of those weights that have one. */
  takeGradients(variables: readonly tf.Variable[], gradients: readonly tf.Tensor[]): void {
    const { parameters } = this.trainee;
    const pieces = parameters.model.layers.flatMap(({ id }): Piece[] => {
      const tensor = gradients[variables.indexOf(parameters.get(`${id}.weight`))];
      return tensor ? [{ layerId: id, part: 'gradient', tensor }] : [];
    });
    this.gradients = tf.tidy(() => tf.keep(this.join(pieces)));
  }

  /** Takes what the update made of the weights, and how they are rounded. */
  finish(): Taken {
    const { at, layout } = this;
    const values = tf.tidy(() => {
      const after = this.join([...this.weights('after'), ...this.quantized()]);
      const parts = [this.before, ...(this.gradients ? [this.gradients] : []), after];
      return tf.keep(tf.concat1d(parts));
    });
    this.dispose();
    return { at, values, layout };
  }

  dispose(): void {
    tf.dispose([this.before, ...(this.gradients ? [this.gradients] : [])]);
  }

  private weights(part: 'before' | 'after'): Piece[] {
    const { parameters } = this.trainee;
    return parameters.model.layers.map(({ id }) => ({
      layerId: id,
      part,
      tensor: parameters.get(`${id}.weight`),
    }));
  }

  private scales(): Piece[] {
    const { parameters, tap } = this.trainee;
    return parameters.model.layers.flatMap(({ id }): Piece[] => {
      const quantizer = tap?.of(id).weight;
      return quantizer ? [{ layerId: id, part: 'scaleBefore', tensor: quantizer.scale }] : [];
    });
  }

  private quantized(): Piece[] {
    const { parameters, tap } = this.trainee;
    if (!tap) return [];
    return parameters.model.layers.flatMap((layer) => {
      const { weight: quantizer, input } = tap.of(layer.id);
      const piece = (part: Part, tensor: tf.Tensor): Piece => ({ layerId: layer.id, part, tensor });
      const scale = input && scaleOf(input);
      const ofInput = scale ? [piece('inputScale', scale)] : [];
      if (!quantizer) return ofInput;
      const { factor, weight } = latentWeight(parameters, layer, tap);
      return [
        ...(factor ? [piece('latent', weight)] : []),
        piece('rounded', quantizer.round(weight, false)),
        piece('scale', quantizer.scale),
        ...ofInput,
      ];
    });
  }

  /** A new tensor: updates may change the old ones in place. */
  private join(pieces: readonly Piece[]): tf.Tensor1D {
    for (const { layerId, part, tensor } of pieces) {
      this.layout.push({ layerId, part, size: tensor.size });
    }
    return tf.concat1d(pieces.map(({ tensor }) => tf.reshape(tensor, [tensor.size])));
  }
}

function scaleOf(input: ActivationQuantizer): tf.Tensor | null {
  return input instanceof DynamicActivation ? null : input.scale;
}

/** Returns what was taken of each layer, from the values that were read back. */
export function readingsOf({ layout }: Taken, values: Float32Array): Map<string, LayerReading> {
  const parts = new Map<string, Partial<Record<Part, Float32Array>>>();
  let start = 0;
  for (const { layerId, part, size } of layout) {
    const own = values.subarray(start, start + size);
    parts.set(layerId, { ...parts.get(layerId), [part]: own });
    start += size;
  }
  return new Map([...parts].map(([id, own]) => [id, readingOf(own)]));
}

const none = new Float32Array();

function readingOf(parts: Partial<Record<Part, Float32Array>>): LayerReading {
  const { before = none, after = none, gradient = null, inputScale } = parts;
  return {
    before,
    after,
    gradient,
    rounding: roundingOf(parts),
    inputScale: inputScale?.[0] ?? null,
  };
}

function roundingOf({
  after,
  latent = after,
  rounded,
  scale,
  scaleBefore,
}: Partial<Record<Part, Float32Array>>): RoundingReading | null {
  return latent && rounded && scale && scaleBefore ? { latent, rounded, scale, scaleBefore } : null;
}
