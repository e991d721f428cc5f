import { describe, expect, it } from 'vitest';
import { activationGrid, weightGrid } from '../quant/grid';
import { activationQuantizers, quantizerById, quantizers, weightQuantizers } from '.';
import * as entropy from './entropy';
import * as histogram from './histogram';
import * as meanMagnitude from './meanMagnitude';
import * as minMax from './minMax';
import * as movingAverage from './movingAverage';
import * as mse from './mse';
import * as percentile from './percentile';
import * as percentile9999 from './percentile9999';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

const kebabCase = (name: string) =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the registry', () => {
  it('lists what can be chosen for weights and for activations', () => {
    expect(ids(weightQuantizers)).toEqual([
      'min-max',
      'percentile',
      'percentile9999',
      'mse',
      'mean-magnitude',
    ]);
    expect(ids(activationQuantizers)).toEqual([
      'min-max',
      'moving-average',
      'percentile',
      'percentile9999',
      'mse',
      'entropy',
      'histogram',
      'mean-magnitude',
    ]);
  });

  it('gives each an id of its own, which is the name of its export', () => {
    const exported = {
      ...minMax,
      ...movingAverage,
      ...percentile,
      ...percentile9999,
      ...mse,
      ...entropy,
      ...histogram,
      ...meanMagnitude,
    };
    const own = Object.entries(exported).filter(([, value]) => typeof value === 'object');
    expect(own.map(([name]) => kebabCase(name)).toSorted()).toEqual(ids(quantizers).toSorted());
  });

  it('finds a quantizer by its id and refuses unknown ones', () => {
    for (const quantizer of quantizers) expect(quantizerById(quantizer.id)).toBe(quantizer);
    const error = expect.objectContaining({ name: 'LabError', code: 'bad-setting' });
    expect(() => quantizerById('none-such')).toThrow(error);
  });

  it('says how ranges move during training', () => {
    expect(Object.fromEntries(quantizers.map(({ id, tracking }) => [id, tracking]))).toEqual({
      'min-max': { kind: 'extremes' },
      'moving-average': { kind: 'average', rate: 0.01 },
      percentile: { kind: 'fixed' },
      percentile9999: { kind: 'fixed' },
      mse: { kind: 'fixed' },
      entropy: { kind: 'fixed' },
      histogram: { kind: 'fixed' },
      'mean-magnitude': { kind: 'fixed' },
    });
  });
});

describe.each(quantizers)('$id', (quantizer) => {
  const grid = activationGrid(4);

  it('keeps to what it says of itself in one sentence', () => {
    expect(quantizer.help).toMatch(/^[A-Z].*\.$/);
    expect(quantizer.source).not.toBe('');
  });

  it('gives weights a range about zero on a symmetric grid', () => {
    const { min, max } = quantizer.weightRange(Float32Array.of(-1, 0.2, 3), weightGrid(4));
    expect(min).toBe(-max);
    expect(max).toBeGreaterThan(0);
  });

  it('gives a channel of zeros a range of zero width', () => {
    const { min, max } = quantizer.weightRange(new Float32Array(9), weightGrid(4));
    expect(max - min).toBe(0);
  });

  it('starts every observer afresh', () => {
    const observer = quantizer.createObserver(grid);
    observer.observe(Float32Array.of(0, 100));
    const other = quantizer.createObserver(grid);
    other.observe(Float32Array.of(0, 1));
    const fresh = quantizer.createObserver(grid);
    fresh.observe(Float32Array.of(0, 1));
    expect(other.range()).toEqual(fresh.range());
  });

  it('has no range before it has seen a value', () => {
    const observer = quantizer.createObserver(grid);
    observer.observe(new Float32Array());
    expect(() => observer.range()).toThrow(expect.objectContaining({ code: 'internal' }));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    const error = expect.objectContaining({ code: 'not-a-number' });
    const poisoned = Float32Array.of(0.5, value);
    expect(() => quantizer.createObserver(grid).observe(poisoned)).toThrow(error);
    expect(() => quantizer.weightRange(poisoned, weightGrid(4))).toThrow(error);
  });
});

// A step size that is to be learned may start with codes beyond the values.
describe.each(quantizers.filter((quantizer) => quantizer !== meanMagnitude.meanMagnitude))(
  '$id, which clips',
  (quantizer) => {
    it('stays within the values seen', () => {
      const observer = quantizer.createObserver(activationGrid(4));
      observer.observe(Float32Array.of(-2, 0.5, 3));
      observer.observe(Float32Array.of(-1, 4));
      expect(observer.range().min).toBeGreaterThanOrEqual(-2);
      expect(observer.range().max).toBeLessThanOrEqual(4);
    });

    it('gives weights no range beyond them', () => {
      const { max } = quantizer.weightRange(Float32Array.of(-1, 0.2, 3), weightGrid(4));
      expect(max).toBeLessThanOrEqual(3);
    });
  },
);
