import type { DatasetId } from './datasets';
import type { ModelId } from './model/models';
import type { PublishedCell } from './published';

/** The published grid of a dataset. Units: percent. */
interface PublishedGrid {
  /** Of both networks before quantization. */
  readonly fp32: Readonly<Record<ModelId, number>>;
  readonly quantized: Readonly<Record<ModelId, Record<PublishedCell['method'], ByBits<number>>>>;
}

type ByBits<T> = Readonly<Record<PublishedCell['bits'], T>>;

/** Accuracies that are known of a cell without running anything. Units: percent. */
export interface KnownFigures {
  readonly published: number;
  /** Of our own run of the published code. Null where we made none. */
  readonly rerun: number | null;
  /** The same with batch normalization folded with the square root. */
  readonly rerunWithRoot: number | null;
}

/** Accuracy of our own run of that code at 8 bits with biases in 8 bits too. Units: percent. */
export const rerunWithFewBitBias = 75;

const published: Readonly<Partial<Record<DatasetId, PublishedGrid>>> = {
  'fashion-mnist': {
    fp32: { cnn: 90, 'cnn-bn': 90 },
    quantized: {
      cnn: { ptq: { 8: 90, 6: 88, 4: 71 }, qat: { 8: 91, 6: 90, 4: 81 } },
      'cnn-bn': { ptq: { 8: 59, 6: 63, 4: 52 }, qat: { 8: 84, 6: 71, 4: 62 } },
    },
  },
  'cifar-10': {
    fp32: { cnn: 69, 'cnn-bn': 73 },
    quantized: {
      cnn: { ptq: { 8: 69, 6: 67, 4: 47 }, qat: { 8: 69, 6: 67, 4: 47 } },
      'cnn-bn': { ptq: { 8: 57, 6: 45, 4: 42 }, qat: { 8: 59, 6: 53, 4: 43 } },
    },
  },
};

function gridOf(dataset: DatasetId): PublishedGrid {
  const grid = published[dataset];
  if (!grid) throw new RangeError(`nothing was published of ${dataset}`);
  return grid;
}

/** Returns the accuracy of a network before quantization, as published. Units: percent. */
export function publishedFp32(model: ModelId, dataset: DatasetId = 'fashion-mnist'): number {
  return gridOf(dataset).fp32[model];
}

const rerun: Readonly<Record<ModelId, ByBits<number>>> = {
  cnn: { 8: 89.8, 6: 89.5, 4: 83.8 },
  'cnn-bn': { 8: 73, 6: 72, 4: 70 },
};

const rerunWithRoot: ByBits<number> = { 8: 90.6, 6: 90.4, 4: 86.1 };

/** Returns what was published and what our own runs of that code gave. Units: percent. */
export function knownFigures(
  { model, method, bits }: PublishedCell,
  dataset: DatasetId = 'fashion-mnist',
): KnownFigures {
  // We ran that code on FashionMNIST alone.
  const isRerun = method === 'ptq' && dataset === 'fashion-mnist';
  return {
    published: gridOf(dataset).quantized[model][method][bits],
    rerun: isRerun ? rerun[model][bits] : null,
    rerunWithRoot: isRerun && model === 'cnn-bn' ? rerunWithRoot[bits] : null,
  };
}
