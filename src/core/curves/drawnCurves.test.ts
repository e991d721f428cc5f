import { describe, expect, it } from 'vitest';
import type { TrainPoint } from '../run';
import { columnsOf } from './columns';
import { drawnCurves, mostPoints } from './drawnCurves';

const points = (count: number): TrainPoint[] =>
  Array.from({ length: count }, (_, step) => ({
    step,
    loss: 2 + Math.sin(step),
    accuracy: 0.5,
    learningRate: 0.01,
    elapsedMs: (step + 1) * 20,
  }));

const heldOut = [0, 50, 100].map((step) => ({ step, loss: 1, accuracy: step / 200 }));

const columns = columnsOf(points(100), heldOut, 64);

const view = { axis: 'step', smoothing: 0.9, window: null } as const;

const xs = (line: readonly { readonly x: number }[]) => line.map(({ x }) => x);

describe('drawnCurves', () => {
  it('places points by steps, by images and by seconds of training', () => {
    const at = (axis: 'step' | 'examples' | 'time') => {
      const { loss, heldOutAccuracy } = drawnCurves(columns, { ...view, axis });
      return [xs(loss).slice(0, 3), xs(heldOutAccuracy)];
    };
    expect(at('step')).toEqual([
      [0, 1, 2],
      [0, 50, 100],
    ]);
    expect(at('examples')).toEqual([
      [0, 64, 128],
      [0, 3_200, 6_400],
    ]);
    expect(at('time')).toEqual([
      [0, 0.02, 0.04],
      [0, 1, 2],
    ]);
  });

  it('draws the loss as measured where nothing is smoothed', () => {
    const { loss, smoothLoss } = drawnCurves(columns, { ...view, smoothing: 0 });
    expect(smoothLoss).toEqual(loss);
  });

  it('gives no line more points than can be drawn', () => {
    const many = columnsOf(points(5_000), heldOut, 64);
    for (const line of Object.values(drawnCurves(many, view))) {
      expect(line.length).toBeLessThanOrEqual(mostPoints);
    }
  });

  it('shows a window with the detail that the whole has no room for', () => {
    const many = columnsOf(points(5_000), heldOut, 64);
    const { loss } = drawnCurves(many, { ...view, window: [1_000, 1_200] });
    expect(xs(loss)).toEqual(Array.from({ length: 203 }, (_, index) => 999 + index));
  });

  it('smooths a window as it does the whole', () => {
    const whole = drawnCurves(columns, view).smoothLoss;
    const part = drawnCurves(columns, { ...view, window: [40, 60] }).smoothLoss;
    expect(part).toEqual(whole.slice(39, 62));
  });

  it('keeps what is nearest where a window lies beyond the points', () => {
    expect(xs(drawnCurves(columns, { ...view, window: [500, 600] }).loss)).toEqual([99]);
    expect(drawnCurves(columnsOf([], [], 64), { ...view, window: [1, 2] }).loss).toEqual([]);
  });
});
