// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFrameBuffer } from './frameBuffer';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('what arrives between two frames is delivered at once', () => {
  const batches: (readonly number[])[] = [];
  const buffer = createFrameBuffer<number>((items) => batches.push(items));
  buffer.push(1);
  buffer.push(2);
  expect(batches).toEqual([]);
  vi.advanceTimersByTime(20);
  buffer.push(3);
  vi.advanceTimersByTime(20);
  expect(batches).toEqual([[1, 2], [3]]);
});

test('a hidden page, which draws no frames, still gets what arrives', () => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  const batches: (readonly number[])[] = [];
  const buffer = createFrameBuffer<number>((items) => batches.push(items));
  buffer.push(1);
  vi.runAllTimers();
  buffer.push(2);
  vi.runAllTimers();
  expect(batches).toEqual([[1], [2]]);
});

test('flushing delivers now, and nothing twice', () => {
  const batches: (readonly number[])[] = [];
  const buffer = createFrameBuffer<number>((items) => batches.push(items));
  buffer.push(1);
  buffer.flush();
  buffer.flush();
  vi.runAllTimers();
  expect(batches).toEqual([[1]]);
});
