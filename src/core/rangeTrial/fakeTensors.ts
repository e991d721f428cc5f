import { quantize } from '../quant/affine';
import { activationGrid, weightGrid } from '../quant/grid';
import { activationParams } from '../quant/quantizeActivations';
import { weightParams } from '../quant/quantizeWeights';
import { activationQuantizers } from '../quantizers';
import { createRandom } from '../random';
import type { LayerActivations, LayerWeights, Rules } from './layerTensors';
import { sampleOf } from './sample';

const rules: Rules = { convention: 'pytorch', ties: 'half-even' };
const shape = [3, 3, 2, 4];
const bits = 4;

/** Weights of four channels, the later the wider, at 4 bits by min-max, for tests. */
export function fakeWeights(): LayerWeights {
  const random = createRandom(2, 'fake weights');
  const values = Float32Array.from({ length: 72 }, (_, i) => (1 + (i % 4)) * random.normal());
  const scheme = { grid: weightGrid(bits), perChannel: true, range: 'min-max' };
  const params = weightParams(values, shape, scheme, rules.convention);
  return { shape, values, quantized: { params, codes: quantize(values, shape, params) }, rules };
}

/** Activations after ReLU at 4 bits by min-max, for tests. */
export function fakeActivations(): LayerActivations {
  const random = createRandom(3, 'fake activations');
  const values = Float32Array.from({ length: 600 }, () => Math.max(0, random.normal()));
  const grid = activationGrid(bits);
  const sample = sampleOf(values);
  return {
    sample,
    quant: activationParams(sample.extremes, grid, rules.convention),
    choices: activationQuantizers.map(({ id, createObserver }) => {
      const observer = createObserver(grid);
      observer.observe(values);
      return { id, range: observer.range() };
    }),
    images: 6,
    before: 'float',
    rules,
  };
}
