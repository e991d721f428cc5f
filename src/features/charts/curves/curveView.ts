import { useMemo, useState } from 'react';
import type { CurveView } from '../../../core/curves/drawnCurves';
import type { CurveAxis } from '../../../core/curves/xAxis';
import type { Window } from './zoom';

/** How all curve charts are looked at, and how to change that. */
export interface ViewState {
  readonly view: CurveView;
  readonly logLoss: boolean;
  readonly chooseAxis: (axis: CurveAxis) => void;
  readonly smooth: (smoothing: number) => void;
  readonly setLogLoss: (on: boolean) => void;
  readonly zoomTo: (window: Window | null) => void;
}

const firstView: CurveView = { axis: 'step', smoothing: 0.95, window: null };

/** Returns how curves are looked at; `view` is the same object until it changes. */
export function useCurveView(): ViewState {
  const [view, setView] = useState(firstView);
  const [logLoss, setLogLoss] = useState(false);
  return useMemo(
    () => ({
      view,
      logLoss,
      setLogLoss,
      // A window in steps says nothing in seconds.
      chooseAxis: (axis) => setView((before) => ({ ...before, axis, window: null })),
      smooth: (smoothing) => setView((before) => ({ ...before, smoothing })),
      zoomTo: (window) => setView((before) => ({ ...before, window })),
    }),
    [view, logLoss],
  );
}
