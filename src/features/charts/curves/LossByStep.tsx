import { memo } from 'react';
import { methodColor, methodStyles } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import { type Axis, axisOver } from '../plot/axis';
import { Clip } from '../plot/Clip';
import { Curve } from '../plot/Curve';
import { Plot } from '../plot/Plot';
import { enclosingTicks } from '../plot/ticks';
import { CursorLayer } from './CursorLayer';
import { lossSummary, lossTable } from './lossTable';
import { NoCurves } from './NoCurves';
import { nearestPoint, type RunCurves } from './runCurves';
import { useRunCurves } from './useRunCurves';

const insets = { top: 22, right: 10, bottom: 22, left: 40 };

function yAxisOf(shown: readonly RunCurves[]): Axis {
  const values = shown
    .flatMap(({ smoothLoss, heldOutLoss }) => [...smoothLoss, ...heldOutLoss])
    .map(({ y }) => y)
    .filter(Number.isFinite);
  const low = values.length > 0 ? Math.min(...values) : 0;
  const high = values.length > 0 ? Math.max(...values) : 1;
  return axisOver(enclosingTicks(low, high, 4), String, 'cross-entropy, nats');
}

function Lines({ curves: { run, bits, loss, smoothLoss, heldOutLoss } }: { curves: RunCurves }) {
  const { method } = run.plan;
  const color = methodColor(usePalette(), method, bits);
  const { dash, mark } = methodStyles[method];
  return (
    <>
      <Curve points={loss} color={color} width={1} opacity={0.22} />
      <Curve points={smoothLoss} color={color} dash={dash} />
      <Curve points={heldOutLoss} color={color} width={0} mark={mark} />
    </>
  );
}

const Drawing = memo(function Drawing({ x, shown }: { x: Axis; shown: readonly RunCurves[] }) {
  return (
    <Plot x={x} y={yAxisOf(shown)} insets={insets}>
      <Clip>
        {shown.map((curves) => (
          <Lines key={curves.run.plan.runId} curves={curves} />
        ))}
      </Clip>
    </Plot>
  );
});

function readout({ smoothLoss }: RunCurves, step: number): string | null {
  return nearestPoint(smoothLoss, step)?.y.toFixed(3) ?? null;
}

function LossByStep({ title }: { readonly title: string }) {
  const { all, shown, legend, lastStep, x } = useRunCurves();
  const text =
    'Training loss, smoothed over its raw line, and held-out loss as marks appear here while a network trains.';
  return (
    <ChartFrame
      title={title}
      note="marks: held-out"
      sentence={null}
      summary={lossSummary(shown)}
      legend={legend}
      table={() => lossTable(shown)}
      empty={all.length === 0 ? <NoCurves text={text} /> : null}
    >
      <Drawing {...{ x, shown }} />
      <CursorLayer curves={shown} {...{ lastStep, insets, readout }} />
    </ChartFrame>
  );
}

export const lossByStep: ChartDefinition = {
  id: 'loss-by-step',
  title: 'Loss',
  wide: false,
  component: LossByStep,
};
