import type { CurveColumns } from '../core/curves/columns';
import type { CurveView, DrawnCurves } from '../core/curves/drawnCurves';

/** What the page may ask of the worker that prepares curves: one of its own, since the other one trains. */
export interface CurveCalls {
  /** Keeps a run's measurements, in place of what it kept of that run; null forgets the run. */
  keep(runId: string, columns: CurveColumns | null): Promise<void>;
  /** Returns the lines of a run that is kept, ready to draw; null for any other. */
  draw(runId: string, view: CurveView): Promise<DrawnCurves | null>;
}
