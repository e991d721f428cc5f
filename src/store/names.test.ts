import { describe, expect, it, test } from 'vitest';
import type { Method } from '../core/run';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { changesInWords } from './changes';
import { againstBase, runName } from './names';

const plan = (method: Method, changes: Partial<Settings>) => ({
  method,
  settings: { ...defaultSettings, ...changes },
});

describe('runName', () => {
  it.each([
    ['ptq', {}, 'PTQ W4A4'],
    ['ptq', { ptqMode: 'dynamic' }, 'PTQ dynamic W4A4'],
    ['ptq', { ptqMode: 'dynamic-dense', weightBits: 8 }, 'PTQ dynamic dense W8A4'],
    ['ptq', { layers: 'conv1.w8.a8_dense.float' }, 'PTQ W4A4 mixed'],
    ['ptq', { layers: 'conv1.frozen' }, 'PTQ W4A4'],
    ['ptq', { qatScales: 'lsq' }, 'PTQ W4A4'],
    ['qat', { qatScales: 'lsq', weightBits: 2, activationBits: 2 }, 'QAT LSQ W2A2'],
    ['qat', { qatScales: 'lsq-plus', qatFrom: 'scratch' }, 'QAT LSQ+ from scratch W4A4'],
    ['qat', { ptqMode: 'dynamic' }, 'QAT W4A4'],
    ['control', { qatScales: 'lsq' }, 'FP32 control'],
  ] as const)('%s with %j is %s', (method, changes, name) => {
    expect(runName(plan(method, changes))).toBe(name);
  });
});

describe('againstBase', () => {
  it.each([
    ['ptq', { layers: 'conv1.w8.a8_dense.float_conv2.frozen' }, 'conv1 W8 A8, dense float'],
    ['ptq', { layers: 'conv1.w8.af' }, 'conv1 W8 A float'],
    ['ptq', { model: 'cnn-bn', foldVariance: true }, 'with: Fold with the variance'],
  ] as const)('%s with %j says %s', (method, changes, words) => {
    expect(againstBase(plan(method, changes))).toBe(`bits 32 \u2192 4, ${words}`);
  });

  it('counts steps where steps are set, and tells new weights from trained ones', () => {
    expect(againstBase(plan('qat', { qatSteps: 312 }))).toBe('bits 32 \u2192 4, 312 steps');
    expect(againstBase(plan('qat', { qatFrom: 'scratch' }))).toBe(
      'new weights, bits 32 \u2192 4, 3 epochs',
    );
    expect(againstBase(plan('control', { qatFrom: 'scratch', qatSteps: 100 }))).toBe(
      'new weights, 100 steps',
    );
    expect(againstBase(plan('qat', { layers: 'conv1.frozen' }))).toBe(
      'bits 32 \u2192 4, 1 epoch, conv1 frozen',
    );
    expect(againstBase(plan('control', { qatEpochs: 0.5, layers: 'conv1.w8.frozen' }))).toBe(
      '0.5 epochs more, conv1 frozen',
    );
  });

  it('is silent about mistakes that do not matter to the run', () => {
    expect(againstBase(plan('ptq', { foldVariance: true, estimator: 'identity' }))).toBe(
      'bits 32 \u2192 4',
    );
  });
});

test('changes leave out what names and mistakes have told', () => {
  const after: Settings = {
    ...defaultSettings,
    weightGranularity: 'tensor',
    activationPoint: 'before-relu',
    halfUp: true,
    weightBits: 3,
  };
  expect(changesInWords('ptq', defaultSettings, after)).toEqual([
    'one scale per channel \u2192 layer',
  ]);
});
