import * as tf from '@tensorflow/tfjs-core';
import { type Grid, signedGrid, weightGrid } from '../../core/quant/grid';
import type { BiasScheme, Rounding } from '../../core/scheme/scheme';
import { fakeQuant } from '../ops/fakeQuant';
import { RangeRule } from './rangeRule';
import { roundBias } from './roundBias';

/** The scales of the sums that a bias is added to: scalars, or one per channel. */
export interface SumScales {
  readonly weight: tf.Tensor;
  readonly input: tf.Tensor;
}

/** Rounds the biases of a layer whose sums are integers. */
export interface BiasQuantizer {
  round<T extends tf.Tensor>(bias: T, scales: SumScales): T;
  dispose(): void;
}

/** Integers of 32 bits hold every bias that is not absurd. */
const unsaturated: BiasQuantizer = {
  round: (bias, { weight, input }) => roundBias(bias, weight, input),
  dispose: () => {},
};

const float: BiasQuantizer = { round: (bias) => bias, dispose: () => {} };

/** Returns what rounds biases as the scheme says; ties go to the even code. */
export function biasQuantizer(scheme: BiasScheme, { gradient }: Rounding): BiasQuantizer {
  const rounding = { ties: 'half-even', gradient } as const;
  switch (scheme.kind) {
    case 'float':
      return float;
    case 'product':
      return scheme.bits === 32 ? unsaturated : saturating(signedGrid(scheme.bits), rounding);
    case 'own':
      return atOwnScale(weightGrid(scheme.bits), rounding);
  }
}

function saturating({ min, max }: Grid, rounding: Rounding): BiasQuantizer {
  const [low, high, one] = [tf.scalar(min), tf.scalar(max), tf.scalar(1)];
  return {
    round(bias, { weight, input }) {
      const scale = tf.mul(weight, input);
      return fakeQuant(bias, { scale, inverse: tf.div(one, scale), low, high }, rounding);
    },
    dispose: () => tf.dispose([low, high, one]),
  };
}

/** Rounded to few bits at one scale that fits them all, and then as an integer of the sums. */
function atOwnScale(grid: Grid, rounding: Rounding): BiasQuantizer {
  const rule = new RangeRule(grid, 'pytorch');
  return {
    round(bias, scales) {
      const params = rule.params(tf.min(bias), tf.max(bias));
      return unsaturated.round(fakeQuant(bias, params, rounding), scales);
    },
    dispose: () => rule.dispose(),
  };
}
