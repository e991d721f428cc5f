import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../settings/settings';
import { schemeOf } from './schemeOf';

const scheme = (changes: Partial<Settings> = {}, use: 'ptq' | 'qat' = 'ptq') =>
  schemeOf({ ...defaultSettings, ...changes }, use);

const bitsOf = (changes: Partial<Settings>, use: 'ptq' | 'qat' = 'ptq') =>
  scheme(changes, use).layers.map(({ weight, input }) => [
    weight?.grid.bits ?? 'float',
    input?.grid.bits ?? 'float',
  ]);

describe('schemeOf', () => {
  it('gives every layer the bits of the settings', () => {
    expect(bitsOf({ weightBits: 3, activationBits: 5 })).toEqual([
      [3, 5],
      [3, 5],
      [3, 5],
    ]);
  });

  it('lets single layers have bits of their own, or none', () => {
    expect(bitsOf({ layers: 'conv1.w8.a8_dense.float' })).toEqual([
      [8, 8],
      [4, 4],
      ['float', 'float'],
    ]);
  });

  it('leaves the image in float when asked to, unless its layer says otherwise', () => {
    expect(bitsOf({ inputQuantized: false })[0]).toEqual([4, 'float']);
    expect(bitsOf({ inputQuantized: false, layers: 'conv1.a6' })[0]).toEqual([4, 6]);
  });

  it('leaves convolutions in float in PTQ that is dynamic for dense layers only', () => {
    expect(bitsOf({ ptqMode: 'dynamic-dense' })).toEqual([
      ['float', 'float'],
      ['float', 'float'],
      [4, 4],
    ]);
    expect(bitsOf({ ptqMode: 'dynamic-dense' }, 'qat')[0]).toEqual([4, 4]);
  });

  it.each([
    ['static', 'ptq', false],
    ['dynamic', 'ptq', true],
    ['dynamic', 'qat', false],
  ] as const)('ranges activations by the batch in %s %s: %s', (ptqMode, use, dynamic) => {
    expect(scheme({ ptqMode }, use).layers[1]?.input?.dynamic).toBe(dynamic);
  });

  it.each([
    [{ bias: 'int32' }, { kind: 'product', bits: 32 }],
    [{ bias: 'int16' }, { kind: 'product', bits: 16 }],
    [{ bias: 'float' }, { kind: 'float' }],
    [
      { bias: 'own', biasBits: 4 },
      { kind: 'own', bits: 4 },
    ],
    [
      { bias: 'product', biasBits: 8 },
      { kind: 'product', bits: 8 },
    ],
  ] as const)('holds biases as %o says', (changes, expected) => {
    expect(scheme(changes).bias).toEqual(expected);
  });

  it.each([
    [{}, { ties: 'half-even', gradient: 'code' }],
    [{ convention: 'tensorflow' }, { ties: 'half-up', gradient: 'range' }],
    [{ halfUp: true }, { ties: 'half-up', gradient: 'code' }],
    [{ estimator: 'identity' }, { ties: 'half-even', gradient: 'everywhere' }],
  ] as const)('rounds as %o says', (changes, expected) => {
    expect(scheme(changes).rounding).toEqual(expected);
  });

  it.each([
    [{}, -7, 7, true],
    [{ narrowRange: false }, -8, 7, true],
    [{ weightScheme: 'affine' }, 1, 15, false],
    [{ weightScheme: 'affine', narrowRange: false }, 0, 15, false],
  ] as const)('codes weights as %o says', (changes, min, max, symmetric) => {
    expect(scheme(changes).layers[0]?.weight?.grid).toEqual({ bits: 4, min, max, symmetric });
  });

  it('quantizes logits only when they have bits', () => {
    expect(scheme().logits).toBeNull();
    expect(scheme({ logitBits: 6 }).logits?.grid.bits).toBe(6);
  });
});
