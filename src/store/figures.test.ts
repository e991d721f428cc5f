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

test('the best held-out accuracy need not be the last; of equals it is the first', () => {
  const accuracies = [0.7, 0.9, 0.9, 0.8];
  const heldOut = accuracies.map((accuracy, step) => ({ step, accuracy, loss: 1 }));
  const own = { ...run('qat-1', 'qat', 8_000), heldOut };
  const { best, last } = figuresOf(own, [own]);
  expect([best, last]).toEqual([heldOut[1], heldOut[3]]);
  expect(figuresOf(run('ptq-1', 'ptq', 1), []).best).toBeNull();
});
