import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Method } from '../run';
import { changedSettings, hasEffect, idleReason } from './effect';
import { defaultSettings, type SettingId, type Settings, settingIds, specOf } from './settings';

const effect = (id: SettingId, method: Method, changes: Partial<Settings> = {}) =>
  hasEffect(id, { ...defaultSettings, ...changes }, method);

const moving = { weightRange: 'min-max', activationRange: 'min-max' } as const;

describe('hasEffect', () => {
  it.each([
    ['weightBits', 'ptq', {}, true],
    ['weightBits', 'ptq', { layers: 'conv1.w8_conv2.w8_dense.float' }, false],
    ['activationBits', 'qat', { layers: 'conv1.a8_conv2.a8_dense.float' }, false],
    ['activationRange', 'ptq', { ptqMode: 'dynamic' }, false],
    ['activationRange', 'qat', { ptqMode: 'dynamic' }, true],
    ['calibrationImages', 'ptq', { ptqMode: 'dynamic', adaRound: false }, false],
    ['calibrationImages', 'ptq', { ptqMode: 'dynamic', adaRound: false, correctBias: true }, true],
    ['seed', 'ptq', { ptqMode: 'dynamic', adaRound: false }, false],
    ['seed', 'ptq', {}, true],
    ['ptqMode', 'qat', {}, false],
    ['inputQuantized', 'ptq', { ptqMode: 'dynamic-dense' }, false],
    ['inputQuantized', 'ptq', { layers: 'conv1.a8' }, false],
    ['activationPoint', 'ptq', { layers: 'conv2.float_dense.float' }, false],
    ['biasBits', 'ptq', {}, false],
    ['biasBits', 'ptq', { bias: 'own' }, true],
    ['bias', 'ptq', { layers: 'conv1.wf_conv2.af_dense.float' }, false],
    ['foldVariance', 'ptq', {}, false],
    ['foldVariance', 'ptq', { model: 'cnn-bn' }, true],
    ['reestimate', 'qat', { model: 'cnn-bn' }, false],
    ['reestimate', 'qat', { model: 'cnn-bn', foldMode: 'live' }, true],
    ['learningRate', 'qat', {}, false],
    ['learningRate', 'qat', { qatFrom: 'scratch' }, true],
    ['qatLearningRate', 'qat', { qatFrom: 'scratch' }, false],
    ['qatLearningRate', 'control', {}, true],
    ['qatEpochs', 'qat', { qatSteps: 100 }, false],
    ['qatMomentum', 'qat', { qatOptimizer: 'adam' }, false],
    ['freezeAt', 'qat', {}, false],
    ['freezeAt', 'qat', moving, true],
    ['freezeAt', 'qat', { qatScales: 'lsq' }, true],
    ['freezeAt', 'qat', { qatFrom: 'scratch' }, true],
    ['foldMode', 'qat', { model: 'cnn-bn', qatFrom: 'scratch' }, false],
    ['reestimate', 'qat', { model: 'cnn-bn', qatFrom: 'scratch' }, true],
    ['reversedAverage', 'qat', {}, false],
    ['reversedAverage', 'qat', { qatFrom: 'scratch' }, true],
    ['neverShrink', 'qat', { ...moving, qatScales: 'lsq' }, false],
    ['staleScales', 'qat', moving, false],
    ['staleScales', 'qat', { ...moving, freezeAt: 100 }, true],
    ['adaRoundSteps', 'ptq', {}, false],
    ['adaRoundSteps', 'ptq', { adaRoundBy: 'gradient' }, true],
    ['adaRoundBy', 'ptq', {}, true],
    ['adaRoundBy', 'ptq', { adaRound: false }, false],
    ['halfUp', 'ptq', { convention: 'tensorflow' }, false],
    ['estimator', 'ptq', {}, false],
    ['control', 'qat', {}, false],
  ] as const)('of %s on %s with %j: %s', (id, method, changes, expected) => {
    expect(effect(id, method, changes)).toBe(expected);
  });

  it('takes overrides that are not spelled out yet for none', () => {
    expect(effect('weightBits', 'ptq', { layers: 'conv1.' })).toBe(true);
  });

  it('asks every method when none is named', () => {
    expect(hasEffect('epochs', defaultSettings)).toBe(true);
    expect(hasEffect('control', defaultSettings)).toBe(true);
    expect(idleReason('foldVariance', defaultSettings)).toBe(
      'the model has no batch normalization',
    );
  });
});

/** Any legal value of a choice or a switch, which is what rules look at. */
const someSettings: fc.Arbitrary<Settings> = fc
  .record(
    Object.fromEntries(
      settingIds.map((id) => {
        const spec = specOf(id);
        if (spec.kind === 'toggle') return [id, fc.boolean()];
        if (spec.kind !== 'choice') return [id, fc.constant(spec.default)];
        return [id, fc.constantFrom(...spec.options.map(({ value }) => value))];
      }),
    ),
  )
  .map((changes) => ({ ...defaultSettings, ...changes }));

describe('changedSettings', () => {
  it('knows overrides by what they do', () => {
    const changed = (method: Method, before: string, after: string) =>
      changedSettings(
        method,
        { ...defaultSettings, layers: before },
        { ...defaultSettings, layers: after },
      );
    expect(changed('ptq', 'conv1.w8_dense.w8', 'dense.w8_conv1.w8')).toEqual([]);
    expect(changed('ptq', '', 'conv1.frozen')).toEqual([]);
    expect(changed('qat', '', 'conv1.frozen')).toEqual(['layers']);
    expect(changed('control', '', 'conv1.w8')).toEqual([]);
  });

  it('is none between equal settings, and the same both ways', () => {
    const method = fc.constantFrom<Method>('base', 'fp32', 'ptq', 'qat', 'control');
    fc.assert(
      fc.property(someSettings, someSettings, method, (a, b, own) => {
        expect(changedSettings(own, a, a)).toEqual([]);
        expect(changedSettings(own, a, b)).toEqual(changedSettings(own, b, a));
      }),
      { numRuns: 60 },
    );
  });
});
