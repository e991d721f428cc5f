import { expect, it } from 'vitest';
import { StepTimes } from './stepTimes';

const point = (step: number) => ({ step, loss: 1, accuracy: 0.5, learningRate: 0.1 });

it('shares the time between two readings out among the steps between them', () => {
  const clock = { ms: 500 };
  const times = new StepTimes(() => clock.ms);
  clock.ms = 600;
  expect(times.of([point(0)])).toEqual([{ ...point(0), elapsedMs: 100 }]);
  clock.ms = 650;
  expect(times.of([])).toEqual([]);
  clock.ms = 1_000;
  const read = times.of([point(1), point(2), point(3), point(4)]);
  expect(read.map(({ step, elapsedMs }) => [step, elapsedMs])).toEqual([
    [1, 200],
    [2, 300],
    [3, 400],
    [4, 500],
  ]);
});
