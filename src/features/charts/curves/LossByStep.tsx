import { memo } from 'react';
import type { Palette } from '../../../ui/theme/tokens';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import type { Axis } from '../plot/axis';
import { Clip } from '../plot/Clip';
import { Curve } from '../plot/Curve';
import { Plot } from '../plot/Plot';
import { CursorLayer } from './CursorLayer';
import { useCurves } from './CurvesProvider';
import { lookOfRun } from './lookOfRun';
import { lossAxis } from './lossAxis';
import { lossSummary, lossTable } from './lossTable';
import { NoCurves } from './NoCurves';
import { RateChangeLayer } from './RateChangeLayer';
import { nearestPoint, type RunCurves } from './runCurves';

const insets = { top: 22, right: 10, bottom: 22, left: 40 };

interface LinesProps {
  readonly curves: RunCurves;
  readonly palette: Palette;
}

function Lines({ curves: { run, bits, loss, smoothLoss, heldOutLoss }, palette }: LinesProps) {
  const { color, dash, mark, hollow = false } = lookOfRun(palette, run, bits);
  return (
    <>
      <Curve points={loss} color={color} width={1} opacity={0.22} />
      <Curve points={smoothLoss} color={color} dash={dash} />
      <Curve points={heldOutLoss} color={color} width={0} mark={mark} hollow={hollow} />
    </>
  );
}

interface DrawingProps {
  readonly x: Axis;
  readonly shown: readonly RunCurves[];
  readonly log: boolean;
}

const Drawing = memo(function Drawing({ x, shown, log }: DrawingProps) {
  const palette = usePalette();
  return (
    <Plot x={x} y={lossAxis(shown, log)} insets={insets}>
      <Clip>
        {shown.map((curves) => (
          <Lines key={curves.run.plan.runId} {...{ curves, palette }} />
        ))}
        <RateChangeLayer />
      </Clip>
    </Plot>
  );
});

function readout({ smoothLoss }: RunCurves, place: number): string | null {
  return nearestPoint(smoothLoss, place)?.y.toFixed(3) ?? null;
}

function LossByStep({ title }: { readonly title: string }) {
  const { all, shown, legend, x, view, logLoss } = useCurves();
  const text =
    'Training loss, smoothed over its raw line, and held-out loss as marks appear here while a network trains.';
  return (
    <ChartFrame
      title={title}
      note="marks: held-out"
      sentence={null}
      summary={lossSummary(shown, view.axis)}
      legend={legend}
      table={() => lossTable(shown)}
      empty={all.length === 0 ? <NoCurves text={text} /> : null}
    >
      <Drawing {...{ x, shown }} log={logLoss} />
      <CursorLayer {...{ insets, readout }} />
    </ChartFrame>
  );
}

export const lossByStep: ChartDefinition = {
  id: 'loss-by-step',
  title: 'Loss',
  place: 'curves',
  component: LossByStep,
};
