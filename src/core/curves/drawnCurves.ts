import { smoothed } from '../metrics/smoothed';
import type { CurveColumns } from './columns';
import { decimate, type Point } from './decimate';
import { type CurveAxis, placesOn } from './xAxis';

/** Most points of a drawn line. */
export const mostPoints = 400;

/** Most marks on a drawn line, so that they can be told apart. */
const mostMarks = 24;

/** How curves are to be drawn. */
export interface CurveView {
  readonly axis: CurveAxis;
  /** Share of the past in the smoothed loss, from 0 to below 1. */
  readonly smoothing: number;
  /** The part of the axis that is drawn; null for all of it. */
  readonly window: readonly [low: number, high: number] | null;
}

/** A run's lines, none of more than `mostPoints` points. */
export interface DrawnCurves {
  readonly loss: readonly Point[];
  readonly smoothLoss: readonly Point[];
  readonly learningRate: readonly Point[];
  /** Marks, not a line. */
  readonly heldOutLoss: readonly Point[];
  /** Units: percent. */
  readonly heldOutAccuracy: readonly Point[];
}

/** Returns the lines of a run as a view wants them: smoothed whole, then cut, then decimated. */
export function drawnCurves(columns: CurveColumns, view: CurveView): DrawnCurves {
  const { train, heldOut } = columns;
  const places = placesOn(view.axis, columns);
  const line = (xs: readonly number[], ys: ArrayLike<number>, most = mostPoints) =>
    decimate(pointsWithin(xs, ys, view.window), most);
  return {
    loss: line(places.train, train.loss),
    smoothLoss: line(places.train, smoothed(Array.from(train.loss), view.smoothing)),
    learningRate: line(places.train, train.learningRate),
    heldOutLoss: line(places.heldOut, heldOut.loss, mostMarks),
    heldOutAccuracy: line(
      places.heldOut,
      heldOut.accuracy.map((share) => share * 100),
    ),
  };
}

/** One point on either side stays, so that a line runs to the edges of the window. */
function pointsWithin(
  xs: readonly number[],
  ys: ArrayLike<number>,
  window: CurveView['window'],
): Point[] {
  const [low, high] = window ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const inside = xs.findIndex((x) => x >= low);
  const beyond = xs.findIndex((x) => x > high);
  const start = inside === -1 ? xs.length - 1 : inside - 1;
  const end = beyond === -1 ? xs.length : beyond + 1;
  const from = Math.max(start, 0);
  return xs.slice(from, end).map((x, index) => ({ x, y: ys[from + index] ?? Number.NaN }));
}
