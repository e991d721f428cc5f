import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createThrottle } from './throttle';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first wish is granted at once, those that follow together', () => {
  const act = vi.fn();
  const { soon } = createThrottle(act);
  soon();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  for (let wish = 0; wish < 20; wish++) {
    soon();
    vi.advanceTimersByTime(5);
  }
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(125);
  expect(act).toHaveBeenCalledTimes(2);
});

test('nothing happens after it was stopped', () => {
  const act = vi.fn();
  const { soon, stop } = createThrottle(act);
  soon();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(act).not.toHaveBeenCalled();
});
