import { expect, test } from 'vitest';
import type { Method, Start } from '../core/run';
import type { Settings } from '../core/settings/settings';
import { fakeRun } from './fakeRun';
import { figuresOf } from './figures';

const run = (
  runId: string,
  method: Method,
  correct: number,
  settings: Partial<Settings> = {},
  start: Start = { kind: 'shipped' },
) => fakeRun({ runId, method, correct, settings, start });

test('differences are against the base model of the same network', () => {
  const runs = [
    run('base-1', 'base', 8_986),
    run('base-2', 'base', 9_059, { model: 'cnn-bn' }),
    run('ptq-1', 'ptq', 8_952),
  ];
  const [base, , ptq] = runs.map((own) => figuresOf(own, runs));
  expect(ptq?.deltaPoints).toBeCloseTo(-0.34, 10);
  expect(ptq?.agreement).toBeCloseTo(0.971, 10);
  expect(base?.deltaPoints).toBeNull();
});

test('differences of what started from a trained network are against that one', () => {
  const runs = [
    run('base-1', 'base', 8_986),
    run('fp32-1', 'fp32', 8_900),
    run('qat-1', 'qat', 8_910, {}, { kind: 'run', runId: 'fp32-1' }),
  ];
  const figures = runs.map((own) => figuresOf(own, runs));
  expect(figures[2]?.deltaPoints).toBeCloseTo(0.1, 10);
});

test('a run says what it does, and what it does otherwise than the first of its kind', () => {
  const runs = [
    run('qat-1', 'qat', 8_943),
    run('qat-2', 'qat', 8_900, { weightBits: 2, activationBits: 2, qatLearningRate: 0.003 }),
    run('ptq-1', 'ptq', 8_900, { activationBits: 8 }),
    run('control-1', 'control', 8_900, { qatEpochs: 2 }),
  ];
  expect(runs.map((own) => figuresOf(own, runs).against)).toEqual([
    'bits 32 \u2192 4, 1 epoch',
    'bits 32 \u2192 2, 1 epoch, learning rate / 10',
    'bits 32 \u2192 W4A8',
    '2 epochs more',
  ]);
});

test('only training has a learning rate', () => {
  const runs = [
    run('ptq-1', 'ptq', 1),
    run('fp32-1', 'fp32', 1),
    run('control-1', 'control', 1),
    run('qat-1', 'qat', 1, { qatFrom: 'scratch' }),
  ];
  const rates = runs.map((own) => figuresOf(own, runs).learningRate);
  expect(rates).toEqual([null, 0.05, 0.03, 0.05]);
});
