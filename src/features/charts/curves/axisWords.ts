import type { CurveAxis } from '../../../core/curves/xAxis';
import { formatCount } from '../../../share/format';
import type { Axis } from '../plot/axis';
import { ticksBetween } from '../plot/ticks';
import type { Window } from './zoom';

interface AxisWords {
  /** What it is called where one is chosen. */
  readonly choice: string;
  /** What it counts, in which unit. */
  readonly title: string;
  readonly isWhole: boolean;
  readonly inWords: (place: number) => string;
}

const formatSeconds = (seconds: number) => String(Number(seconds.toPrecision(4)));

/** How each axis of the curves is spoken of. */
export const axisWords: Readonly<Record<CurveAxis, AxisWords>> = {
  step: {
    choice: 'steps',
    title: 'step',
    isWhole: true,
    inWords: (place) => `step ${formatCount(place)}`,
  },
  examples: {
    choice: 'examples',
    title: 'examples seen',
    isWhole: true,
    inWords: (place) => `${formatCount(place)} examples`,
  },
  time: {
    choice: 'time',
    title: 'training time, s',
    isWhole: false,
    inWords: (place) => `${place.toFixed(1)} s`,
  },
};

const tickCount = 4;

/** Returns the horizontal axis of curves that end at `last`, or of a part of it. */
export function curveAxis(axis: CurveAxis, last: number, window: Window | null): Axis {
  const domain = window ?? ([0, last] as const);
  const { title, isWhole } = axisWords[axis];
  const ticks = ticksBetween(...domain, tickCount);
  return {
    ticks: isWhole ? ticks.filter(Number.isInteger) : ticks,
    domain,
    format: isWhole ? formatCount : formatSeconds,
    title,
  };
}
