import { describe, expect, it } from 'vitest';
import { fakeQuantize } from '../quant/affine';
import { type QuantizedModel, runsInIntegers } from '../quantized/quantizedModel';
import { executeIntegers } from './executeIntegers';
import { realWeights } from './integerWeights';
import {
  type ExampleNetwork,
  type ExampleOptions,
  plainOptions,
  quantizedExample,
  randomNetwork,
  stackSpec,
} from './testModels';

const network = randomNetwork(1, 4);
const model = (options: Partial<ExampleOptions>) =>
  quantizedExample(network, { ...plainOptions, ...options });
const run = (options: Partial<ExampleOptions>) =>
  executeIntegers(model(options), network.images, network.count);
/** The dense layers written plainly, on what the convolution gives. */
function plainStack(model: QuantizedModel, { images, count }: ExampleNetwork): number[] {
  const [first, ...dense] = model.layers;
  if (!first) throw new Error('a stack has layers');
  const alone = { ...model, layers: [first], model: { ...model.model, layers: [first.spec] } };
  const hidden = executeIntegers(alone, images, count).logits;
  const size = hidden.length / count;
  return Array.from({ length: count }, (_, image) =>
    dense.reduce<number[]>(
      (x, { weight, bias }, index) =>
        Array.from(bias, (start, out) => {
          const sum = x.reduce((s, v, i) => s + v * (weight[i * bias.length + out] ?? 0), start);
          return index === dense.length - 1 ? sum : Math.max(sum, 0);
        }),
      Array.from(hidden.subarray(image * size, (image + 1) * size)),
    ),
  ).flat();
}

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

  it('cuts off at zero what leaves a dense layer with ReLU, in float and in integers', () => {
    const stack = randomNetwork(2, 3, stackSpec);
    const ids = stackSpec.layers.map(({ id }) => id);
    const with16 = { ...plainOptions, weightBits: 16, activationBits: 16 };
    const exact = executeIntegers(quantizedExample(stack, with16), stack.images, stack.count);
    const inFloat = quantizedExample(stack, { ...with16, floatInputs: ids, floatWeights: ids });
    const float = executeIntegers(inFloat, stack.images, stack.count);
    const plain = plainStack(inFloat, stack);
    plain.forEach((logit, i) => {
      expect(float.logits[i]).toBeCloseTo(logit, 4);
      expect(exact.logits[i]).toBeCloseTo(logit, 2);
    });
    const { values } = exact.outputs.find(({ layerId }) => layerId === 'two') ?? { values: [] };
    expect(Math.min(...values)).toBe(0);
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
