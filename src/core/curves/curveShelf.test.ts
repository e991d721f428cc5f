import { expect, it } from 'vitest';
import { columnsOf } from './columns';
import { CurveShelf } from './curveShelf';
import { drawnCurves } from './drawnCurves';

const point = { step: 0, loss: 2, accuracy: 0.1, learningRate: 0.1, elapsedMs: 5 };
const columns = columnsOf([point, { ...point, step: 1 }], [], 64);
const view = { axis: 'step', smoothing: 0, window: null } as const;

it('draws what it keeps, as often as it is asked, until it forgets it', () => {
  const shelf = new CurveShelf();
  expect(shelf.draw('a', view)).toBeNull();
  shelf.keep('a', columns);
  expect(shelf.draw('a', view)).toEqual(drawnCurves(columns, view));
  expect(shelf.draw('a', { ...view, axis: 'time' })?.loss[1]?.x).toBe(0.005);
  shelf.keep('a', null);
  expect(shelf.draw('a', view)).toBeNull();
});
