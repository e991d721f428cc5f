import { type ReactNode, useMemo } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import { usePalette } from '../../../ui/theme/usePalette';
import { AxisTitles } from './AxisTitles';
import type { Axis } from './axis';
import { axisFontSize, type Insets, rightAxisId } from './axis';
import { useSameAxis } from './useSameAxis';

interface PlotProps {
  readonly x: Axis;
  readonly y: Axis;
  /** An axis on the right side. */
  readonly right?: Axis | null;
  readonly insets: Insets;
  /** Whether there are lines at the ticks of `y`. */
  readonly grid?: boolean;
  /** What is drawn over the grid; reads the scales with recharts' hooks. */
  readonly children: ReactNode;
}

const none: never[] = [];

const wholeSize = { width: '100%', height: '100%' };

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

/** Returns what recharts wants of an axis, the same object while the axis is drawn alike. */
function useScale(axis: Axis) {
  const same = useSameAxis(axis) ?? axis;
  return useMemo(() => scaleOf(same), [same]);
}

interface SideAxisProps {
  readonly axis: Axis;
  readonly tick: object;
  readonly width: number;
}

function RightAxis({ axis, tick, width }: SideAxisProps) {
  return (
    <YAxis {...useScale(axis)} yAxisId={rightAxisId} orientation="right" {...{ tick, width }} />
  );
}

/** Axes and grid: what is common to all charts. Takes the size of its container. */
export function Plot({ x, y, right = null, insets, grid = true, children }: PlotProps) {
  const { soft, line } = usePalette();
  const tick = useMemo(() => ({ fontSize: axisFontSize, fill: soft }), [soft]);
  const hasRight = right !== null;
  const margin = useMemo(
    () => ({ top: insets.top, right: hasRight ? 0 : insets.right, bottom: 0, left: 0 }),
    [insets, hasRight],
  );
  return (
    <LineChart data={none} responsive style={wholeSize} margin={margin} accessibilityLayer={false}>
      {grid && <CartesianGrid vertical={false} syncWithTicks stroke={line} />}
      <XAxis {...useScale(x)} tick={tick} dataKey="x" height={insets.bottom} />
      <YAxis {...useScale(y)} tick={tick} width={insets.left} />
      {right && <RightAxis axis={right} tick={tick} width={insets.right} />}
      <AxisTitles x={x.title} y={y.title} right={right?.title ?? null} />
      {children}
    </LineChart>
  );
}
