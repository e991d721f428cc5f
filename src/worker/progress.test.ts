import { expect, it } from 'vitest';
import type { LabEvent } from '../protocol/protocol';
import { RunProgress } from './progress';

function watch() {
  const events: LabEvent[] = [];
  const clock = { ms: 1_000 };
  const progress = new RunProgress(
    'run',
    (event) => events.push(event),
    () => clock.ms,
  );
  return { events, clock, progress };
}

it('says how fast it goes and how long is left, measured after the first unit', () => {
  const { events, clock, progress } = watch();
  progress.enter('training');
  progress.report(1, 11, 64);
  clock.ms += 1_000;
  progress.report(6, 11, 64);
  expect(events).toMatchObject([
    { phase: 'training', done: 1, examplesPerSecond: null, secondsLeft: null },
    { phase: 'training', done: 6, examplesPerSecond: 5 * 64, secondsLeft: 1 },
  ]);
});

it('does not count a pause as slowness', () => {
  const { events, clock, progress } = watch();
  progress.enter('training');
  progress.report(1, 100);
  clock.ms += 60_000;
  progress.restartClock();
  progress.report(2, 100);
  clock.ms += 1_000;
  progress.report(12, 100);
  expect(events.at(-1)).toMatchObject({ examplesPerSecond: 10 });
});

it('speaks at most ten times a second, and always at the end', () => {
  const { events, clock, progress } = watch();
  for (let done = 1; done <= 100; done++) {
    clock.ms += 10;
    progress.report(done, 100);
  }
  expect(events.length).toBeLessThanOrEqual(12);
  expect(events.at(-1)).toMatchObject({ done: 100, secondsLeft: 0 });
});
