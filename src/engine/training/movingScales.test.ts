import { expect, it } from 'vitest';
import { dequantize, quantize } from '../../core/quant/affine';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Settings } from '../../core/settings/settings';
import { eachBackend } from '../testing/eachBackend';
import { distance, following, inputOf, layer, trained, weightScale } from '../testing/tinyTraining';

/** The largest weight over the highest code, as `following` sets the scale of a channel. */
function measuredScale(model: QuantizedModel, id: string): number[] {
  const { weight, weightParams, bias } = layer(model, id);
  return [...bias.keys()].map((channel) => {
    const own = weight.filter((_, index) => index % bias.length === channel);
    const largest = own.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    return largest / (weightParams?.grid.max ?? 1);
  });
}

const suite = () => {
  it.each<Partial<Settings>>([following, { qatScales: 'lsq' }, { qatScales: 'lsq-plus' }])(
    'freezes scales after the share of steps that it should: %j',
    async (changes) => {
      const half = await trained({ ...changes, qatSteps: 2, freezeAt: 100 });
      const whole = await trained({ ...changes, freezeAt: 50 });
      const moving = await trained({ ...changes, freezeAt: 100 });
      for (const id of ['conv1', 'conv2', 'dense']) {
        expect(weightScale(whole.after, id)).toEqual(weightScale(half.after, id));
        expect(weightScale(moving.after, id)).not.toEqual(weightScale(half.after, id));
        expect(inputOf(whole.after, id)).toEqual(inputOf(half.after, id));
      }
      expect(inputOf(moving.after, 'conv2')).not.toEqual(inputOf(half.after, 'conv2'));
    },
  );

  it.each([false, true])('measures the weights after the last step, stale: %s', async (stale) => {
    const { after } = await trained({ ...following, freezeAt: 100, staleScales: stale });
    const error = distance(weightScale(after, 'dense'), measuredScale(after, 'dense'));
    if (stale) expect(error).toBeGreaterThan(1e-5);
    else expect(error).toBeLessThan(1e-7);
  });

  it.each([false, true])('writes rounded weights only by mistake: %s', async (hardWeights) => {
    const { after } = await trained({ hardWeights });
    const { weight, weightShape, weightParams } = layer(after, 'conv2');
    if (!weightParams) throw new RangeError('the weights are in float');
    const rounded = dequantize(
      quantize(weight, weightShape, weightParams),
      weightShape,
      weightParams,
    );
    const error = distance(weight, rounded);
    if (hardWeights) expect(error).toBeLessThan(1e-6);
    else expect(error).toBeGreaterThan(1e-3);
  });

  it('never lets ranges shrink by mistake', async () => {
    const shrinking = { ...following, freezeAt: 100, qatSteps: 10, qatOptimizer: 'sgd' } as const;
    const shrunk = async (neverShrink: boolean) => {
      const { before, after } = await trained({ ...shrinking, neverShrink });
      const was = weightScale(before, 'conv2');
      return weightScale(after, 'conv2').filter((scale, c) => scale < (was[c] ?? 0) - 1e-7).length;
    };
    expect(await shrunk(false)).toBeGreaterThan(0);
    expect(await shrunk(true)).toBe(0);
  });
};

eachBackend('scales while training', suite, ['wasm']);
