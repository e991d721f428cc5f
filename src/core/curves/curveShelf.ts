import type { CurveColumns } from './columns';
import { type CurveView, type DrawnCurves, drawnCurves } from './drawnCurves';

/** Keeps the measurements of runs, so that another view of them needs nothing handed over again. */
export class CurveShelf {
  private readonly kept = new Map<string, CurveColumns>();

  /** Keeps a run's measurements, in place of what it kept of that run; null forgets the run. */
  keep(runId: string, columns: CurveColumns | null): void {
    if (columns) this.kept.set(runId, columns);
    else this.kept.delete(runId);
  }

  /** Returns the lines of a run that is kept; null for any other. */
  draw(runId: string, view: CurveView): DrawnCurves | null {
    const columns = this.kept.get(runId);
    return columns ? drawnCurves(columns, view) : null;
  }
}
