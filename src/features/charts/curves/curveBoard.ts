import { columnsOf } from '../../../core/curves/columns';
import type { CurveView, DrawnCurves } from '../../../core/curves/drawnCurves';
import type { CurveAxis } from '../../../core/curves/xAxis';
import type { LabActions } from '../../../store/actions';
import type { RunRecord } from '../../../store/state';

/** What the lines of a run are drawn from. */
interface Source {
  readonly run: RunRecord;
  readonly view: CurveView;
}

interface Drawing extends Source {
  /** Null where they could not be drawn. */
  readonly lines: DrawnCurves | null;
}

export interface BoardListener {
  readonly onDrawn: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** A record changes with its progress; the arrays of its points only with them. */
const hasSamePoints = (a: RunRecord, b: RunRecord) =>
  a.train === b.train && a.heldOut === b.heldOut;

const isSame = (a: Source, b: Source) => a.view === b.view && hasSamePoints(a.run, b.run);

const idOf = (run: RunRecord) => run.plan.runId;

/** So many runs are waited for before a chart is drawn anew: each time costs as much as for all. */
const runsAtOnce = 20;

/**
 * Has the lines of runs prepared off the page's thread, one run at a time, and remembers them until
 * the run has more points or another view is wanted. Points are handed over once.
 */
export class CurveBoard {
  private readonly drawings = new Map<string, Drawing>();
  private readonly handedOver = new Map<string, RunRecord>();
  private wanted: readonly Source[] = [];
  private isDrawing = false;

  constructor(
    private readonly curves: LabActions['curves'],
    private readonly listener: BoardListener,
  ) {}

  /** Asks for the lines of these runs, and of no others. */
  want(runs: readonly RunRecord[], view: CurveView): void {
    this.wanted = runs.map((run) => ({ run, view }));
    this.forgetOthers(new Set(runs.map(idOf)));
    if (!this.isDrawing) void this.drawAll();
  }

  /** Returns a run's lines on an axis, as they were drawn last; null before that. */
  linesOf(runId: string, axis: CurveAxis): DrawnCurves | null {
    const drawing = this.drawings.get(runId);
    return drawing?.view.axis === axis ? drawing.lines : null;
  }

  private async drawAll(): Promise<void> {
    this.isDrawing = true;
    let untold = 0;
    for (let next = this.next(); next; next = this.next()) {
      this.drawings.set(idOf(next.run), { ...next, lines: await this.linesFrom(next) });
      untold += 1;
      if (untold < runsAtOnce && this.next()) continue;
      untold = 0;
      this.listener.onDrawn();
    }
    this.isDrawing = false;
  }

  private async linesFrom({ run, view }: Source): Promise<DrawnCurves | null> {
    const id = idOf(run);
    try {
      const before = this.handedOver.get(id);
      const lines = before && hasSamePoints(before, run) ? await this.curves.draw(id, view) : null;
      // A worker that was started anew has nothing to draw from.
      return lines ?? (await this.handOver(run, view));
    } catch (error) {
      this.handedOver.delete(id);
      this.listener.onProblem(error);
      return null;
    }
  }

  private async handOver(run: RunRecord, view: CurveView): Promise<DrawnCurves | null> {
    const { train, heldOut, plan } = run;
    await this.curves.keep(plan.runId, columnsOf(train, heldOut, plan.settings.batchSize));
    this.handedOver.set(plan.runId, run);
    return this.curves.draw(plan.runId, view);
  }

  private next(): Source | undefined {
    return this.wanted.find((source) => {
      const drawing = this.drawings.get(idOf(source.run));
      return !drawing || !isSame(drawing, source);
    });
  }

  private forgetOthers(ids: ReadonlySet<string>): void {
    for (const id of this.drawings.keys()) {
      if (ids.has(id)) continue;
      this.drawings.delete(id);
      this.handedOver.delete(id);
      this.curves.keep(id, null).catch(this.listener.onProblem);
    }
  }
}
