import { expect, test } from 'vitest';
import { axisOver } from './axis';
import { isSameAxis } from './useSameAxis';

const axis = axisOver([0, 1, 2], String, 'step');

test('axes are the same where everything that is drawn of them is', () => {
  expect(isSameAxis(axis, axisOver([0, 1, 2], String, 'step'))).toBe(true);
  for (const other of [
    axisOver([0, 1, 3], String, 'step'),
    axisOver([0, 1], String, 'step'),
    axisOver([0, 1, 2], String, 'examples'),
    axisOver([0, 1, 2], String, 'step', true),
    axisOver([0, 1, 2], (value) => `${value} %`, 'step'),
    { ...axis, domain: [0, 3] as const },
  ]) {
    expect(isSameAxis(axis, other)).toBe(false);
  }
});
