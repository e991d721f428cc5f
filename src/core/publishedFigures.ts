import type { ModelId } from './model/models';
import type { PublishedCell } from './published';

/** Accuracies that are known of a cell without running anything. Units: percent. */
export interface KnownFigures {
  readonly published: number;
  /** Of our own run of the published code. Null where we made none. */
  readonly rerun: number | null;
  /** The same with batch normalization folded with the square root. */
  readonly rerunWithRoot: number | null;
}

/** Accuracy of both networks before quantization, as published. Units: percent. */
export const publishedFp32: Readonly<Record<ModelId, number>> = { cnn: 90, 'cnn-bn': 90 };

/** Accuracy of our own run of that code at 8 bits with biases in 8 bits too. Units: percent. */
export const rerunWithFewBitBias = 75;

type ByBits<T> = Readonly<Record<PublishedCell['bits'], T>>;

const published: Readonly<Record<ModelId, Record<PublishedCell['method'], ByBits<number>>>> = {
  cnn: { ptq: { 8: 90, 6: 88, 4: 71 }, qat: { 8: 91, 6: 90, 4: 81 } },
  'cnn-bn': { ptq: { 8: 59, 6: 63, 4: 52 }, qat: { 8: 84, 6: 71, 4: 62 } },
};

const rerun: Readonly<Record<ModelId, ByBits<number>>> = {
  cnn: { 8: 89.8, 6: 89.5, 4: 83.8 },
  'cnn-bn': { 8: 73, 6: 72, 4: 70 },
};

const rerunWithRoot: ByBits<number> = { 8: 90.6, 6: 90.4, 4: 86.1 };

/** Returns what was published and what our own runs of that code gave. Units: percent. */
export function knownFigures({ model, method, bits }: PublishedCell): KnownFigures {
  const isPtq = method === 'ptq';
  return {
    published: published[model][method][bits],
    rerun: isPtq ? rerun[model][bits] : null,
    rerunWithRoot: isPtq && model === 'cnn-bn' ? rerunWithRoot[bits] : null,
  };
}
