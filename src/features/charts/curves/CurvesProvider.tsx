import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { LabError } from '../../../core/errors';
import { useActions } from '../../../store/context';
import type { RunRecord } from '../../../store/state';
import { usePalette } from '../../../ui/theme/usePalette';
import type { LegendItem } from '../frame/legend';
import type { Axis } from '../plot/axis';
import { createThrottle } from '../throttle';
import { useThrottledLab } from '../useThrottledLab';
import { curveAxis } from './axisWords';
import { CursorProvider } from './cursor';
import { CurveBoard } from './curveBoard';
import { useCurveView, type ViewState } from './curveView';
import { lookOfRun } from './lookOfRun';
import { lastPlace, type RunCurves, runCurves, trainedRuns } from './runCurves';

/** What the curve charts have in common. */
export interface Curves extends ViewState {
  /** Of every training run that a legend names, hidden or not. */
  readonly all: readonly RunCurves[];
  readonly shown: readonly RunCurves[];
  readonly legend: readonly LegendItem[];
  /** Where the longest of the shown runs ends. */
  readonly last: number;
  readonly x: Axis;
}

const CurvesContext = createContext<Curves | null>(null);

/** Returns the board, and a number that changes when it has drawn something. */
function useBoard(): readonly [CurveBoard, number] {
  const { curves, tell } = useActions();
  const [drawn, setDrawn] = useState(0);
  const redraw = useMemo(() => createThrottle(() => setDrawn((count) => count + 1)), []);
  useEffect(() => redraw.stop, [redraw]);
  const board = useMemo(() => {
    const onProblem = (error: unknown) => tell(LabError.from(error).message);
    return new CurveBoard(curves, { onDrawn: redraw.soon, onProblem });
  }, [curves, tell, redraw]);
  return [board, drawn];
}

function useLegend(all: readonly RunCurves[]): readonly LegendItem[] {
  const palette = usePalette();
  const { toggleShown } = useActions();
  return useMemo(
    () =>
      all.map(({ run, label, bits }) => ({
        key: run.plan.runId,
        label,
        look: lookOfRun(palette, run, bits),
        shown: run.shown,
        onToggle: () => toggleShown(run.plan.runId),
      })),
    [all, palette, toggleShown],
  );
}

// Legends name hidden runs, so that they can be shown again; runs of other pages would fill them.
const isNamed = ({ aside, shown }: RunRecord) => shown || !aside;

function useAllCurves({ view }: ViewState): readonly RunCurves[] {
  const { runs } = useThrottledLab();
  const [board, drawn] = useBoard();
  const trained = useMemo(() => trainedRuns(runs).filter(isNamed), [runs]);
  useEffect(() => {
    const shown = trained.filter((run) => run.shown);
    board.want(shown, view);
  }, [board, trained, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board has other lines when it has drawn
  return useMemo(
    () => runCurves(trained, (runId) => board.linesOf(runId, view.axis)),
    [trained, board, drawn, view.axis],
  );
}

/** Has the curves of all runs prepared once for all charts inside, which are looked at alike. */
export function CurvesProvider({ children }: { children: ReactNode }) {
  const state = useCurveView();
  const { axis, window } = state.view;
  const all = useAllCurves(state);
  const legend = useLegend(all);
  const curves = useMemo(() => {
    const shown = all.filter(({ run }) => run.shown);
    const last = Math.max(...shown.map(({ run }) => lastPlace(run, axis)), 1);
    return { ...state, all, shown, legend, last, x: curveAxis(axis, last, window) };
  }, [state, all, legend, axis, window]);
  return (
    <CurvesContext value={curves}>
      <CursorProvider>{children}</CursorProvider>
    </CurvesContext>
  );
}

export function useCurves(): Curves {
  const curves = useContext(CurvesContext);
  if (!curves) throw new Error('a component outside CurvesProvider asked for the curves');
  return curves;
}
