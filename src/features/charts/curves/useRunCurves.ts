import { useMemo } from 'react';
import { formatCount } from '../../../share/format';
import { useActions } from '../../../store/context';
import type { LegendItem } from '../frame/legend';
import type { Axis } from '../plot/axis';
import { ticksUpTo } from '../plot/ticks';
import { useThrottledLab } from '../useThrottledLab';
import { type RunCurves, runCurves } from './runCurves';

const xTicks = 4;

/** What charts against step have in common. */
export interface StepChart {
  /** Of every training run, hidden or not. */
  readonly all: readonly RunCurves[];
  readonly shown: readonly RunCurves[];
  readonly legend: readonly LegendItem[];
  readonly lastStep: number;
  readonly x: Axis;
}

export function useRunCurves(): StepChart {
  const { runs } = useThrottledLab();
  const { toggleShown } = useActions();
  return useMemo(() => {
    // Legends name hidden runs, so that they can be shown again; runs of other pages would fill them.
    const all = runCurves(runs.filter(({ aside, shown }) => shown || !aside));
    const shown = all.filter(({ run }) => run.shown);
    const lastStep = Math.max(...shown.map((curves) => curves.lastStep), 1);
    const legend = all.map(({ run, label, bits }) => ({
      key: run.plan.runId,
      label,
      method: run.plan.method,
      bits,
      shown: run.shown,
      onToggle: () => toggleShown(run.plan.runId),
    }));
    const x: Axis = {
      ticks: ticksUpTo(lastStep, xTicks).filter(Number.isInteger),
      domain: [0, lastStep],
      format: formatCount,
      title: 'step',
    };
    return { all, shown, legend, lastStep, x };
  }, [runs, toggleShown]);
}
