import { expect, it } from 'vitest';
import { activationGrid } from './grid';
import { activationParams } from './quantizeActivations';

it('spreads the codes over the range by the rule of the convention', () => {
  const grid = activationGrid(2);
  const range = { min: -2.5, max: 0.5 };
  const own = { kind: 'static', grid, scale: 1 };
  expect(activationParams(range, grid, 'pytorch')).toEqual({ ...own, zeroPoint: 2 });
  expect(activationParams(range, grid, 'tensorflow')).toEqual({ ...own, zeroPoint: 3 });
});
