import type { ReactNode } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import { usePalette } from '../../../ui/theme/usePalette';
import { AxisTitles } from './AxisTitles';
import type { Axis } from './axis';
import { axisFontSize, type Insets, rightAxisId } from './axis';

interface PlotProps {
  readonly x: Axis;
  readonly y: Axis;
  /** An axis on the right side. */
  readonly right?: Axis | null;
  readonly insets: Insets;
  /** What is drawn over the grid; reads the scales with recharts' hooks. */
  readonly children: ReactNode;
}

const none: never[] = [];

function scaleOf({ domain, ticks, format, log = false }: Axis) {
  const [low, high] = domain;
  return {
    type: 'number',
    domain: [low, high],
    ticks: [...ticks],
    tickFormatter: format,
    scale: log ? 'log' : 'linear',
    interval: 0,
    allowDataOverflow: true,
    axisLine: false,
    tickLine: false,
  } as const;
}

/** Axes and grid: what is common to all charts. Takes the size of its container. */
export function Plot({ x, y, right = null, insets, children }: PlotProps) {
  const { soft, line } = usePalette();
  const tick = { fontSize: axisFontSize, fill: soft };
  const margin = { top: insets.top, right: right ? 0 : insets.right, bottom: 0, left: 0 };
  return (
    <LineChart
      data={none}
      responsive
      style={{ width: '100%', height: '100%' }}
      margin={margin}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} syncWithTicks stroke={line} />
      <XAxis {...scaleOf(x)} tick={tick} dataKey="x" height={insets.bottom} />
      <YAxis {...scaleOf(y)} tick={tick} width={insets.left} />
      {right && (
        <YAxis
          {...scaleOf(right)}
          tick={tick}
          yAxisId={rightAxisId}
          orientation="right"
          width={insets.right}
        />
      )}
      <AxisTitles x={x.title} y={y.title} right={right?.title ?? null} />
      {children}
    </LineChart>
  );
}
