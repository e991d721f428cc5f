import { memo } from 'react';
import { formatRate } from '../../../share/format';
import { methodColor, methodStyles } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import { type Axis, axisOver, rightAxisId } from '../plot/axis';
import { Clip } from '../plot/Clip';
import { Curve } from '../plot/Curve';
import { Plot } from '../plot/Plot';
import { enclosingTicks } from '../plot/ticks';
import { CursorLayer } from './CursorLayer';
import { heldOutSummary, heldOutTable } from './heldOutTable';
import { NoCurves } from './NoCurves';
import { rateAxis } from './rateAxis';
import { nearestPoint, type RunCurves } from './runCurves';
import { useRunCurves } from './useRunCurves';

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

function Lines({ curves: { run, bits, heldOutAccuracy, learningRate } }: { curves: RunCurves }) {
  const { method } = run.plan;
  const color = methodColor(usePalette(), method, bits);
  const { dash, mark } = methodStyles[method];
  const marked = heldOutAccuracy.length < fewPoints ? mark : null;
  return (
    <>
      <Curve points={learningRate} color={color} axis={rightAxisId} dash={rateDash} width={1.25} />
      <Curve points={heldOutAccuracy} color={color} dash={dash} mark={marked} />
    </>
  );
}

const Drawing = memo(function Drawing({ x, shown }: { x: Axis; shown: readonly RunCurves[] }) {
  const right = rateAxis(shown.map(({ learningRate }) => learningRate));
  return (
    <Plot x={x} y={yAxisOf(shown)} right={right} insets={insets}>
      <Clip>
        {shown.map((curves) => (
          <Lines key={curves.run.plan.runId} curves={curves} />
        ))}
      </Clip>
    </Plot>
  );
});

function readout({ heldOutAccuracy, learningRate }: RunCurves, step: number): string | null {
  const accuracy = nearestPoint(heldOutAccuracy, step);
  const rate = nearestPoint(learningRate, step);
  const parts = [accuracy && `${accuracy.y.toFixed(1)} %`, rate && `at ${formatRate(rate.y)}`];
  return parts.filter(Boolean).join(' ') || null;
}

function HeldOutByStep({ title }: { readonly title: string }) {
  const { all, shown, legend, lastStep, x } = useRunCurves();
  const text =
    'Accuracy on held-out training images and the learning rate appear here while a network trains.';
  return (
    <ChartFrame
      title={title}
      note=""
      sentence={null}
      summary={heldOutSummary(shown)}
      legend={legend}
      table={() => heldOutTable(shown)}
      empty={all.length === 0 ? <NoCurves text={text} /> : null}
    >
      <Drawing {...{ x, shown }} />
      <CursorLayer curves={shown} {...{ lastStep, insets, readout }} />
    </ChartFrame>
  );
}

export const heldOutByStep: ChartDefinition = {
  id: 'held-out-by-step',
  title: 'Held-out accuracy and learning rate',
  wide: false,
  component: HeldOutByStep,
};
