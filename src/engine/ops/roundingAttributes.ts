import type * as tf from '@tensorflow/tfjs-core';
import { pytorchRounding } from '../../core/quant/rounding';
import type { Rounding } from '../../core/scheme/scheme';

const ties = ['half-even', 'half-up'] as const;
const gradients = ['code', 'range', 'everywhere'] as const;

/** Returns what the attributes `ties` and `gradient` of a kernel say; absent, what PyTorch does. */
export function roundingOf(attrs: tf.NamedAttrMap | undefined): Rounding {
  return {
    ties: ties.find((value) => value === attrs?.ties) ?? pytorchRounding.ties,
    gradient: gradients.find((value) => value === attrs?.gradient) ?? pytorchRounding.gradient,
  };
}
