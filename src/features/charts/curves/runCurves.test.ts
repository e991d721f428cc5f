import { expect, test } from 'vitest';
import type { Method } from '../../../core/run';
import { fakeRun } from '../../../store/fakeRun';
import type { RunRecord } from '../../../store/state';
import { lastPlace, nearestPoint, runCurves, trainedRuns } from './runCurves';

const run = (method: Method, runId: string, steps: number): RunRecord => ({
  ...fakeRun({ method, runId, correct: 8_900, result: { steps } }),
  train: Array.from({ length: steps }, (_, step) => ({
    step,
    loss: 1,
    accuracy: 0.5,
    learningRate: 0.01,
    elapsedMs: (step + 1) * 50,
  })),
});

const labels = (runs: readonly RunRecord[]) => runCurves(runs, () => null).map((own) => own.label);

test('only runs that train have curves', () => {
  const runs = [run('base', 'base-1', 0), run('ptq', 'ptq-1', 0), run('qat', 'qat-1', 3)];
  expect(labels(trainedRuns(runs))).toEqual(['QAT W4A4']);
});

test('runs of the same name are told apart by number', () => {
  const runs = [run('qat', 'qat-1', 3), run('qat', 'qat-2', 3), run('control', 'control-1', 3)];
  expect(labels(runs)).toEqual(['QAT W4A4 #1', 'QAT W4A4 #2', 'FP32 control']);
});

test('an axis ends where a run ends, or is going to', () => {
  const ended = run('qat', 'qat-1', 100);
  expect(lastPlace(ended, 'step')).toBe(100);
  expect(lastPlace(ended, 'examples')).toBe(6_400);
  expect(lastPlace(ended, 'time')).toBe(5);
  const progress = {
    kind: 'progress',
    runId: 'qat-1',
    phase: 'training',
    done: 100,
    total: 859,
    examplesPerSecond: null,
    secondsLeft: null,
  } as const;
  expect(lastPlace({ ...ended, result: null, progress }, 'step')).toBe(859);
});

test('the nearest point is found', () => {
  const points = [0, 10, 20].map((x) => ({ x, y: x }));
  expect(nearestPoint(points, 14)?.x).toBe(10);
  expect(nearestPoint(points, 16)?.x).toBe(20);
  expect(nearestPoint(points, -5)?.x).toBe(0);
  expect(nearestPoint(points, 500)?.x).toBe(20);
  expect(nearestPoint([], 3)).toBeNull();
});
