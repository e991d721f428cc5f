import { expect, test } from 'vitest';
import { curveAxis } from './axisWords';

test('ticks of an axis lie within what is drawn', () => {
  expect(curveAxis('step', 938, null).ticks).toEqual([0, 250, 500, 750]);
  expect(curveAxis('step', 938, [400, 500]).ticks).toEqual([400, 425, 450, 475, 500]);
  expect(curveAxis('time', 2, null).ticks).toEqual([0, 0.5, 1, 1.5, 2]);
});

test('there is no tick between two steps', () => {
  expect(curveAxis('step', 2, null).ticks).toEqual([0, 1, 2]);
});
