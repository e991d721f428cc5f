import { expect, test } from 'vitest';
import type { RunPlan, TrainPoint } from '../../../core/run';
import { defaultSettings } from '../../../core/settings/settings';
import { newRecord, type RunRecord } from '../../../store/state';
import { mostPoints, nearestPoint, runCurves } from './runCurves';

const train = (steps: number): TrainPoint[] =>
  Array.from({ length: steps }, (_, index) => ({
    step: index + 1,
    loss: 1 / (index + 1),
    accuracy: 0.5,
    learningRate: 0.01,
  }));

function record(method: RunPlan['method'], runId: string, steps: number): RunRecord {
  const plan: RunPlan = { runId, method, start: { kind: 'shipped' }, settings: defaultSettings };
  return { ...newRecord(plan), train: train(steps) };
}

test('only runs that train have curves', () => {
  const runs = [record('base', 'base-1', 0), record('ptq', 'ptq-1', 0), record('qat', 'qat-1', 3)];
  expect(runCurves(runs).map(({ label }) => label)).toEqual(['QAT W4A4']);
});

test('runs of the same name are told apart by number', () => {
  const runs = [
    record('qat', 'qat-1', 3),
    record('qat', 'qat-2', 3),
    record('control', 'control-1', 3),
  ];
  expect(runCurves(runs).map(({ label }) => label)).toEqual([
    'QAT W4A4 #1',
    'QAT W4A4 #2',
    'FP32 control',
  ]);
});

test('no line has more points than a chart can bear', () => {
  const [curves] = runCurves([record('qat', 'qat-1', 10_000)]);
  expect(curves?.loss.length).toBeLessThanOrEqual(mostPoints);
  expect(curves?.smoothLoss.length).toBeLessThanOrEqual(mostPoints);
  expect(curves?.learningRate.length).toBeLessThanOrEqual(mostPoints);
  expect(curves?.lastStep).toBe(10_000);
});

test('the nearest point is found', () => {
  const points = [0, 10, 20].map((x) => ({ x, y: x }));
  expect(nearestPoint(points, 14)?.x).toBe(10);
  expect(nearestPoint(points, 16)?.x).toBe(20);
  expect(nearestPoint(points, -5)?.x).toBe(0);
  expect(nearestPoint(points, 500)?.x).toBe(20);
  expect(nearestPoint([], 3)).toBeNull();
});
