import { describe, expect, it } from 'vitest';
import { fakeQuantize } from '../quant/affine';
import { runsInIntegers } from '../quantized/quantizedModel';
import { executeIntegers } from './executeIntegers';
import { realWeights } from './integerWeights';
import { type ExampleOptions, plainOptions, quantizedExample, randomNetwork } from './testModels';

const network = randomNetwork(1, 4);
const model = (options: Partial<ExampleOptions>) =>
  quantizedExample(network, { ...plainOptions, ...options });
const run = (options: Partial<ExampleOptions>) =>
  executeIntegers(model(options), network.images, network.count);
const kinds = ({ outputs }: ReturnType<typeof run>) =>
  outputs.map(({ layerId, kind }) => `${layerId} ${kind}`);

describe('executeIntegers', () => {
  it('gives the logits of the float network, nearly, at 16 bits', () => {
    const float = run({
      floatInputs: ['one', 'two', 'last'],
      floatWeights: ['one', 'two', 'last'],
    });
    const { logits } = run({ weightBits: 16, activationBits: 16 });
    logits.forEach((logit, i) => {
      expect(logit).toBeCloseTo(float.logits[i] ?? Number.NaN, 3);
    });
    expect(float.outputs).toEqual([]);
  });

  it('says what leaves each layer', () => {
    expect(kinds(run({}))).toEqual(['one codes', 'two codes', 'last sums']);
    expect(kinds(run({ logitBits: 4 }))).toEqual(['one codes', 'two codes', 'last codes']);
    expect(kinds(run({ floatInputs: ['two'] }))).toEqual(['one sums', 'two codes', 'last sums']);
    expect(kinds(run({ dynamic: true }))).toEqual(['one codes', 'two codes', 'last sums']);
  });

  it('keeps codes on their grid, and classes where the logits are highest', () => {
    const result = run({ activationBits: 3, logitBits: 3 });
    for (const { values } of result.outputs) {
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(7);
    }
    result.classes.forEach((best, image) => {
      const row = result.logits.subarray(7 * image, 7 * image + 7);
      expect(row.indexOf(Math.max(...row))).toBe(best);
    });
  });

  it('computes in float what is not codes times codes', () => {
    const { layers } = model({ floatWeights: ['one'], floatInputs: ['two'] });
    expect(layers.map(runsInIntegers)).toEqual([false, false, true]);
    const [, two] = layers;
    if (!two?.weightParams) throw new Error('the second layer has codes for weights');
    const rounding = { ties: 'half-even', gradient: 'code' } as const;
    const rounded = fakeQuantize(two.weight, two.weightShape, two.weightParams);
    expect(realWeights(two, rounding)).toEqual(rounded);
  });

  it('ranges each batch by itself', () => {
    const dynamic = model({ dynamic: true });
    const size = network.images.length / network.count;
    const dark = network.images.map((x, i) => (i < size ? x / 10 : x));
    const alone = executeIntegers(dynamic, dark.subarray(0, size), 1);
    const together = executeIntegers(dynamic, dark, network.count);
    const first = together.outputs[0]?.values.subarray(0, alone.outputs[0]?.values.length);
    expect(Math.max(...(alone.outputs[0]?.values ?? []))).toBe(255);
    expect(Math.max(...(first ?? []))).toBeLessThan(255);
  });

  it('refuses a NaN', () => {
    const images = network.images.map((x, i) => (i === 5 ? Number.NaN : x));
    expect(() => executeIntegers(model({}), images, network.count)).toThrow(/NaN|number/);
  });
});
