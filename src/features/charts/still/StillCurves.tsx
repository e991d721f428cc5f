import { columnsOf } from '../../../core/curves/columns';
import { drawnCurves } from '../../../core/curves/drawnCurves';
import type { RunRecord } from '../../../store/state';
import { palettes } from '../../../ui/theme/tokens';
import { lookOfRun } from '../curves/lookOfRun';
import { type RunCurves, runCurves, trainedRuns } from '../curves/runCurves';
import { StillChart, type StillLine } from './StillChart';

const view = { axis: 'step', smoothing: 0.9, window: null } as const;

/** Paper is light, whatever the page is. */
const palette = palettes.light;

function curvesOf(runs: readonly RunRecord[]): RunCurves[] {
  const drawn = new Map(
    runs.map(({ plan, train, heldOut }) => [
      plan.runId,
      drawnCurves(columnsOf(train, heldOut, plan.settings.batchSize), view),
    ]),
  );
  return runCurves(runs, (runId) => drawn.get(runId) ?? null);
}

function linesOf(curves: readonly RunCurves[], of: 'smoothLoss' | 'heldOutAccuracy'): StillLine[] {
  return curves
    .filter((own) => own[of].length > 1)
    .map((own) => ({
      key: own.run.plan.runId,
      label: own.label,
      look: lookOfRun(palette, own.run, own.bits),
      points: own[of],
    }));
}

/** The curves of runs as pictures that need no script; nothing where none of them trained. */
export function StillCurves({ runs }: { runs: readonly RunRecord[] }) {
  const curves = curvesOf(trainedRuns(runs));
  const [loss, heldOut] = [linesOf(curves, 'smoothLoss'), linesOf(curves, 'heldOutAccuracy')];
  return (
    <>
      {loss.length > 0 && (
        <StillChart title="Training loss, smoothed" unit="cross-entropy in nats" lines={loss} />
      )}
      {heldOut.length > 0 && (
        <StillChart title="Accuracy on held-out training images" unit="%" lines={heldOut} />
      )}
    </>
  );
}
