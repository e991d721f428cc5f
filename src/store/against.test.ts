import { describe, expect, it, test } from 'vitest';
import type { Method } from '../core/run';
import type { Settings } from '../core/settings/settings';
import { againstPinned, againstStart } from './against';
import { fakeRun } from './fakeRun';

const plan = (method: Method, settings: Partial<Settings> = {}) =>
  fakeRun({ method, settings, correct: 0 }).plan;

test('a run says what it does otherwise than the first of its kind, and what it does', () => {
  const first = plan('qat');
  const second = plan('qat', { weightBits: 2, activationBits: 2, qatLearningRate: 0.003 });
  expect(againstStart(first, first)).toBe('bits 32 \u2192 4, 1 epoch');
  expect(againstStart(second, first)).toBe('learning rate / 10, bits 32 \u2192 2, 1 epoch');
  expect(againstStart(plan('ptq', { activationBits: 8 }), plan('ptq'))).toBe('bits 32 \u2192 W4A8');
  expect(againstStart(plan('control', { qatEpochs: 2 }), plan('control'))).toBe('2 epochs more');
});

describe('againstPinned', () => {
  it.each([
    [
      plan('qat', { weightBits: 8 }),
      plan('qat', { qatLearningRate: 0.003 }),
      'W8A4 \u2192 W4A4, learning rate / 10',
    ],
    [plan('qat'), plan('qat', { seed: 7, qatEpochs: 2 }), 'seed 42 \u2192 7, epochs 1 \u2192 2'],
    [plan('qat'), plan('qat', { halfUp: true }), 'round half up off \u2192 on'],
    [plan('qat'), plan('qat'), 'the same settings'],
    [plan('base'), plan('base', { model: 'cnn-bn' }), 'model CNN \u2192 CNN + BN'],
  ])('says what changed between runs of one method', (pinned, run, words) => {
    expect(againstPinned(run, pinned)).toBe(words);
  });

  it('names both where the methods differ, and leaves out what one of them does not look at', () => {
    const qat = plan('qat', { weightBits: 2, qatLearningRate: 0.003, weightRange: 'minMax' });
    const words = againstPinned(qat, plan('ptq'));
    expect(words).toMatch(/^PTQ \u2192 QAT, W4A4 \u2192 W2A4, weight range/i);
    expect(words).not.toContain('learning rate');
    expect(againstPinned(plan('control'), plan('base'))).toBe('FP32 base \u2192 FP32 control');
  });

  it('says where a run starts when the other starts elsewhere', () => {
    const trained = fakeRun({ method: 'ptq', correct: 0, start: { kind: 'run', runId: 'fp32-2' } });
    expect(againstPinned(trained.plan, plan('ptq'))).toBe('from fp32-2');
    expect(againstPinned(plan('ptq'), trained.plan)).toBe('from the shipped checkpoint');
    expect(againstPinned(plan('fp32'), trained.plan)).not.toContain('from fp32-2');
  });
});
