import { memo } from 'react';
import { formatRate } from '../../../share/format';
import type { Palette } from '../../../ui/theme/tokens';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import { type Axis, axisOver, rightAxisId } from '../plot/axis';
import { Clip } from '../plot/Clip';
import { Curve } from '../plot/Curve';
import { Plot } from '../plot/Plot';
import { enclosingTicks } from '../plot/ticks';
import { CursorLayer } from './CursorLayer';
import { useCurves } from './CurvesProvider';
import { heldOutSummary, heldOutTable } from './heldOutTable';
import { lookOfRun } from './lookOfRun';
import { NoCurves } from './NoCurves';
import { RateChangeLayer } from './RateChangeLayer';
import { rateAxis } from './rateAxis';
import { nearestPoint, type RunCurves } from './runCurves';

const insets = { top: 22, right: 46, bottom: 22, left: 40 };

/** A line through fewer points than this could not be seen without marks. */
const fewPoints = 3;

const rateDash = '1 4';

function yAxisOf(shown: readonly RunCurves[]): Axis {
  const values = shown.flatMap(({ heldOutAccuracy }) => heldOutAccuracy.map(({ y }) => y));
  const ticks =
    values.length > 0
      ? enclosingTicks(Math.min(...values) - 0.2, Math.max(...values) + 0.2, 4)
      : [0, 25, 50, 75, 100];
  return axisOver(
    ticks.filter((tick) => tick >= 0 && tick <= 100),
    String,
    'held-out accuracy, %',
  );
}

interface LinesProps {
  readonly curves: RunCurves;
  readonly palette: Palette;
}

function Lines({ curves: { run, bits, heldOutAccuracy, learningRate }, palette }: LinesProps) {
  const { color, dash, mark, hollow = false } = lookOfRun(palette, run, bits);
  const marked = hollow || heldOutAccuracy.length < fewPoints ? mark : null;
  return (
    <>
      <Curve points={learningRate} color={color} axis={rightAxisId} dash={rateDash} width={1.25} />
      <Curve points={heldOutAccuracy} color={color} dash={dash} mark={marked} hollow={hollow} />
    </>
  );
}

const Drawing = memo(function Drawing({ x, shown }: { x: Axis; shown: readonly RunCurves[] }) {
  const palette = usePalette();
  const right = rateAxis(shown.map(({ learningRate }) => learningRate));
  return (
    <Plot x={x} y={yAxisOf(shown)} right={right} insets={insets}>
      <Clip>
        {shown.map((curves) => (
          <Lines key={curves.run.plan.runId} {...{ curves, palette }} />
        ))}
        <RateChangeLayer />
      </Clip>
    </Plot>
  );
});

function readout({ heldOutAccuracy, learningRate }: RunCurves, place: number): string | null {
  const accuracy = nearestPoint(heldOutAccuracy, place);
  const rate = nearestPoint(learningRate, place);
  const parts = [accuracy && `${accuracy.y.toFixed(1)} %`, rate && `at ${formatRate(rate.y)}`];
  return parts.filter(Boolean).join(' ') || null;
}

function HeldOutByStep({ title }: { readonly title: string }) {
  const { all, shown, legend, x, view } = useCurves();
  const text =
    'Accuracy on held-out training images and the learning rate appear here while a network trains.';
  return (
    <ChartFrame
      title={title}
      note=""
      sentence={null}
      summary={heldOutSummary(shown, view.axis)}
      legend={legend}
      table={() => heldOutTable(shown)}
      empty={all.length === 0 ? <NoCurves text={text} /> : null}
    >
      <Drawing {...{ x, shown }} />
      <CursorLayer {...{ insets, readout }} />
    </ChartFrame>
  );
}

export const heldOutByStep: ChartDefinition = {
  id: 'held-out-by-step',
  title: 'Held-out accuracy and learning rate',
  place: 'curves',
  component: HeldOutByStep,
};
