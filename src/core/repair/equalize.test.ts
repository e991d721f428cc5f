import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelSpec } from '../model/spec';
import { createRandom } from '../random';
import { equalized, type FoldedNetwork } from './equalize';

const model: ModelSpec = {
  id: 'chain',
  label: 'Chain',
  inputShape: [8, 8, 2],
  inputRange: { min: 0, max: 1 },
  layers: [
    { kind: 'conv', id: 'first', kernel: 3, filters: 3, batchNorm: false },
    { kind: 'dense', id: 'hidden', units: 4, relu: true },
    { kind: 'dense', id: 'last', units: 2, relu: false },
  ],
};

const shapes = { first: [3, 3, 2, 3], hidden: [27, 4], last: [4, 2] } as const;

/** A network of random weights whose channels differ in size, some of them by much. */
function network(seed: number, spread: number): FoldedNetwork {
  const random = createRandom(seed, 'equalize test');
  const checkpoint = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  for (const [id, shape] of Object.entries(shapes)) {
    const outputs = shape.at(-1) ?? 1;
    const sizes = Array.from({ length: outputs }, () => Math.exp(spread * random.normal()));
    const length = shape.reduce<number>((total, dim) => total * dim, 1);
    const data = Float32Array.from(
      { length },
      (_, index) => random.normal() * (sizes[index % outputs] ?? 1),
    );
    checkpoint.set(`${id}.weight`, { shape, data });
    const bias = Float32Array.from({ length: outputs }, () => random.normal());
    checkpoint.set(`${id}.bias`, { shape: [outputs], data: bias });
  }
  return { model, checkpoint };
}

const values = ({ checkpoint }: FoldedNetwork, name: string) =>
  checkpoint.get(name)?.data ?? new Float32Array(0);

/** Largest magnitude among the values at the indices that belong. */
const largest = (data: Float32Array, belongs: (index: number) => boolean) =>
  data.reduce((most, value, index) => (belongs(index) ? Math.max(most, Math.abs(value)) : most), 0);

/** The largest weights that lead into and out of channel `c` of the first layer, of three. */
function aroundFirst(net: FoldedNetwork, c: number): [into: number, outOf: number] {
  return [
    largest(values(net, 'first.weight'), (index) => index % 3 === c),
    largest(values(net, 'hidden.weight'), (index) => Math.floor(index / 4) % 3 === c),
  ];
}

describe('equalized', () => {
  it('makes the weights into a channel span as far as those out of it', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 3, noNaN: true }), (seed, spread) => {
        const after = equalized(network(seed, spread));
        for (let c = 0; c < 3; c++) {
          const [into, outOf] = aroundFirst(after, c);
          expect(into / outOf).toBeCloseTo(1, 3);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('multiplies every path through the network by the same as before', () => {
    const [before, after] = [network(1, 2), equalized(network(1, 2))];
    const path = (net: FoldedNetwork, c: number, unit: number) =>
      (values(net, 'first.weight')[c] ?? 0) * (values(net, 'hidden.weight')[c * 4 + unit] ?? 0);
    const out = (net: FoldedNetwork, unit: number) => values(net, 'last.weight')[unit * 2] ?? 0;
    for (const c of [0, 1, 2]) {
      for (const unit of [0, 1, 2, 3]) {
        const expected = path(before, c, unit) * out(before, unit);
        const relative = (path(after, c, unit) * out(after, unit)) / expected;
        expect(relative).toBeCloseTo(1, 5);
      }
    }
  });

  it('scales biases along with what they are added to', () => {
    const [before, after] = [network(2, 1), equalized(network(2, 1))];
    for (const c of [0, 1, 2]) {
      const factor = (name: string) =>
        (values(after, name)[c] ?? 0) / (values(before, name)[c] ?? 0);
      expect(factor('first.bias')).toBeCloseTo(factor('first.weight'), 5);
    }
    expect(values(after, 'last.bias')).toEqual(values(before, 'last.bias'));
  });

  it.each(['first.weight', 'hidden.weight'])(
    'leaves a channel alone that is zero in %s',
    (name) => {
      const net = network(3, 1);
      const isOfChannel = (index: number) =>
        (name === 'first.weight' ? index : Math.floor(index / 4)) % 3 === 1;
      values(net, name).forEach((_, index, data) => {
        if (isOfChannel(index)) data[index] = 0;
      });
      const bias = values(net, 'first.bias')[1];
      const after = equalized(net);
      expect(values(after, 'first.bias')[1]).toBe(bias);
      for (const { data } of after.checkpoint.values())
        expect(data.every(Number.isFinite)).toBe(true);
    },
  );

  it('leaves the network that was given as it is, and changes nothing the second time', () => {
    const net = network(4, 1);
    const kept = values(net, 'first.weight').slice();
    const once = equalized(net);
    expect(values(net, 'first.weight')).toEqual(kept);
    const twice = equalized(once);
    values(twice, 'hidden.weight').forEach((value, index) => {
      expect(value / (values(once, 'hidden.weight')[index] ?? 0)).toBeCloseTo(1, 3);
    });
  });

  it('refuses a checkpoint that lacks a layer', () => {
    expect(() => equalized({ model, checkpoint: new Map() })).toThrow(RangeError);
  });
});
