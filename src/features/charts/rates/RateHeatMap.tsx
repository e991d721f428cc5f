import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { sweepSentence } from '../../../core/sweep/sentence';
import { formatRate } from '../../../share/format';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import frame from '../frame/frame.module.css';
import type { Axis } from '../plot/axis';
import { Plot } from '../plot/Plot';
import { useThrottledLab } from '../useThrottledLab';
import { HeatLayer } from './HeatLayer';
import { type HeatMap, heatMap } from './heatCells';
import { optimizersOf, rateLines, ratesOf } from './rateLines';
import { hasRates, rateRuns } from './rateRuns';
import { rateTable } from './rateTable';
import { optimizerName, rateWording } from './rateWords';

const insets = { top: 6, right: 8, bottom: 22, left: 92 };

const edge = 0.5;

/** Columns and rows are numbered, and named where their ticks are. */
function axesOf({ rates, bits }: HeatMap): { x: Axis; y: Axis } {
  return {
    x: {
      ticks: rates.map((_, index) => index),
      domain: [-edge, rates.length - edge],
      format: (index) => formatRate(rates[index] ?? 0),
      title: 'learning rate',
    },
    y: {
      ticks: bits.map((_, index) => index),
      domain: [bits.length - edge, -edge],
      format: (index) => `${bits[index] ?? ''} bits`,
      title: null,
    },
  };
}

function useOptimizer(optimizers: readonly string[]) {
  const [wanted, choose] = useState<string | null>(null);
  const chosen = optimizers.find((id) => id === wanted) ?? optimizers[0] ?? null;
  const field =
    optimizers.length > 1 ? (
      <NativeSelect
        size="xs"
        aria-label="Optimizer"
        classNames={{ input: frame.select ?? '' }}
        data={optimizers.map((value) => ({ value, label: optimizerName(value) }))}
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    ) : null;
  return { chosen, field };
}

const noteOf = ({ scale: [low, high] }: HeatMap) =>
  `mean accuracy, %; palest up to ${low.toFixed(1)}, strongest at ${high.toFixed(1)}`;

function RateHeatMap({ title }: { readonly title: string }) {
  const runs = rateRuns(useThrottledLab());
  const { chosen, field } = useOptimizer(optimizersOf(runs));
  const lines = useMemo(
    () => rateLines(runs).filter(({ line }) => line.optimizer === chosen),
    [runs, chosen],
  );
  const map = useMemo(() => heatMap(lines, ratesOf(lines)), [lines]);
  const { x, y } = axesOf(map);
  const sentence = sweepSentence(
    lines.map(({ line }) => line),
    rateWording,
  );
  return (
    <ChartFrame
      title={title}
      note={noteOf(map)}
      sentence={null}
      summary={sentence}
      legend={[]}
      controls={field}
      table={() => rateTable(lines, [])}
      empty={null}
    >
      <Plot x={x} y={y} insets={insets} grid={false}>
        <HeatLayer map={map} />
      </Plot>
    </ChartFrame>
  );
}

export const rateHeatMap: ChartDefinition = {
  id: 'rate-heat-map',
  title: 'Learning rate by bits',
  place: 'results',
  isOffered: hasRates,
  component: RateHeatMap,
};
