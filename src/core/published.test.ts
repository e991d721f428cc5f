import { describe, expect, it } from 'vitest';
import { makesMistake, mistakes } from './mistakes';
import {
  deviations,
  fixes,
  labSettings,
  type PublishedCell,
  publishedCells,
  publishedSettings,
  withFewBitBias,
  withoutDeviation,
} from './published';
import { knownFigures } from './publishedFigures';
import { schemeOf } from './scheme/schemeOf';
import { changedSettings } from './settings/effect';
import { defaultSettings, settingComplaints } from './settings/settings';

const cell = (
  model: PublishedCell['model'],
  method: PublishedCell['method'],
  bits: PublishedCell['bits'],
): PublishedCell => ({ model, method, bits });

describe('the published grid', () => {
  it('has every combination once, all legal', () => {
    expect(publishedCells).toHaveLength(12);
    expect(new Set(publishedCells.map((own) => JSON.stringify(own))).size).toBe(12);
    for (const own of publishedCells) {
      expect(settingComplaints(publishedSettings(own))).toEqual({});
      expect(settingComplaints(withFewBitBias(own))).toEqual({});
    }
  });

  it('is the lab with its deviations, no more and no fewer', () => {
    for (const own of publishedCells) {
      let mended = publishedSettings(own);
      for (const deviation of deviations) {
        const keys = Object.keys(deviation.settings(own.bits));
        mended = { ...mended, ...pick(withoutDeviation(own, deviation), keys) };
      }
      expect(mended).toEqual(labSettings(own));
    }
  });

  it('quantizes as the published code does', () => {
    const scheme = schemeOf(publishedSettings(cell('cnn-bn', 'ptq', 4)), 'ptq');
    expect(scheme.logits?.grid.bits).toBe(4);
    expect(scheme.point).toBe('before-relu');
    expect(scheme.layers[0]?.weight).toEqual({
      grid: { bits: 4, min: 0, max: 15, symmetric: false },
      perChannel: false,
      range: 'min-max',
    });
    expect(scheme.rounding.gradient).toBe('everywhere');
    expect(scheme.bias).toEqual({ kind: 'product', bits: 32 });
  });

  it('makes the mistakes that are said to have been seen there', () => {
    const settings = publishedSettings(cell('cnn-bn', 'qat', 8));
    const made = mistakes.filter((mistake) => makesMistake(settings, mistake));
    expect(made.map(({ id }) => id)).toEqual([
      'fold-variance',
      'no-mask',
      'never-freeze',
      'stale-scales',
      'never-shrink',
      'before-relu',
    ]);
  });

  it('keeps what the person who asks has chosen', () => {
    const conditions = { backend: 'wasm', testImages: 500, seed: 7 } as const;
    expect(publishedSettings(cell('cnn', 'qat', 6), conditions)).toMatchObject(conditions);
    expect(labSettings(cell('cnn', 'qat', 6), conditions)).toMatchObject(conditions);
  });
});

const pick = (settings: object, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => keys.includes(key)));

describe('fixes', () => {
  const ids = (own: PublishedCell) => fixes(own).map(({ deviation }) => deviation.id);

  it('are only of what the cell depends on', () => {
    expect(ids(cell('cnn', 'ptq', 4))).toEqual([
      'logits',
      'before-relu',
      'layer-scale',
      'weight-extremes',
      'activation-extremes',
      'nearest-codes',
    ]);
    expect(ids(cell('cnn-bn', 'ptq', 4))[0]).toBe('fold-variance');
    expect(ids(cell('cnn-bn', 'qat', 4))).toHaveLength(deviations.length - 1);
  });

  it('change nothing but what they name', () => {
    for (const own of publishedCells) {
      for (const { deviation, settings } of fixes(own)) {
        const named = Object.keys(deviation.settings(own.bits));
        const changed = changedSettings(own.method, publishedSettings(own), settings);
        expect(named).toEqual(expect.arrayContaining(changed));
      }
    }
  });

  it('take the value of the lab', () => {
    const [first] = fixes(cell('cnn-bn', 'ptq', 8));
    expect(first?.settings.foldVariance).toBe(defaultSettings.foldVariance);
  });
});

describe('knownFigures', () => {
  it('are the published ones, and our own of that code where there are', () => {
    const at = (model: PublishedCell['model'], method: PublishedCell['method']) =>
      ([4, 6, 8] as const).map((bits) => knownFigures({ model, method, bits }).published);
    expect(at('cnn', 'ptq')).toEqual([71, 88, 90]);
    expect(at('cnn-bn', 'ptq')).toEqual([52, 63, 59]);
    expect(at('cnn', 'qat')).toEqual([81, 90, 91]);
    expect(at('cnn-bn', 'qat')).toEqual([62, 71, 84]);
    expect(knownFigures(cell('cnn-bn', 'ptq', 4))).toEqual({
      published: 52,
      rerun: 70,
      rerunWithRoot: 86.1,
    });
    expect(knownFigures(cell('cnn', 'qat', 4)).rerun).toBeNull();
  });
});
