import { expect, it } from 'vitest';
import { ReadbackPace } from './readbackPace';

/** Simulates steps of a fixed length and returns the steps at which metrics were read back. */
function readbacks(stepMs: number, steps: number): number[] {
  let nowMs = 0;
  const pace = new ReadbackPace(() => nowMs);
  const read: number[] = [];
  let waiting = 0;
  for (let step = 1; step <= steps; step++) {
    nowMs += stepMs;
    waiting += 1;
    if (!pace.wants(waiting)) continue;
    read.push(step);
    waiting = 0;
  }
  return read;
}

it('reads every step of a slow device', () => {
  expect(readbacks(3_000, 5)).toEqual([1, 2, 3, 4, 5]);
});

it('settles at a few readbacks a second on a fast one', () => {
  const steps = 4_000;
  const read = readbacks(2, steps);
  const seconds = (steps * 2) / 1_000;
  expect(read.length / seconds).toBeLessThan(6);
  expect(read.length / seconds).toBeGreaterThan(2);
});
