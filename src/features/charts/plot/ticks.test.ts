import { expect, test } from 'vitest';
import { decades, enclosingTicks, logTicks, ticksBetween } from './ticks';

test('ticks are round and enclose the data', () => {
  expect(enclosingTicks(77.2, 89.9, 4)).toEqual([75, 80, 85, 90]);
  expect(enclosingTicks(0.12, 0.37, 4)).toEqual([0.1, 0.2, 0.3, 0.4]);
});

test('data of one value still has an axis', () => {
  expect(enclosingTicks(5, 5, 4).length).toBeGreaterThan(1);
  expect(enclosingTicks(0, 0, 4).length).toBeGreaterThan(1);
});

test('ticks of steps stay within the run, or the part of it', () => {
  expect(ticksBetween(0, 938, 4)).toEqual([0, 250, 500, 750]);
  expect(ticksBetween(410, 580, 4)).toEqual([450, 500, 550]);
});

test('log axes have powers of ten', () => {
  expect(decades(0.0003, 0.05)).toEqual([0.0001, 0.001, 0.01, 0.1]);
  expect(decades(0.01, 0.01)).toEqual([0.01, 0.1]);
});

test('log axes of few decades have ticks between', () => {
  expect(logTicks(0.23, 2.4)).toEqual([0.2, 0.5, 1, 2, 5]);
  expect(logTicks(0.5, 0.5)).toEqual([0.5, 1]);
  expect(logTicks(0.003, 40)).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
});
