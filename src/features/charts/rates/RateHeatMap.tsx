import { useMemo } from 'react';
import { sweepSentence } from '../../../core/sweep/sentence';
import { formatRate } from '../../../share/format';
import { hasRates, rateRuns } from '../../../store/rateRuns';
import { rateWording } from '../../../store/rateWords';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import type { Axis } from '../plot/axis';
import { Plot } from '../plot/Plot';
import { useThrottledLab } from '../useThrottledLab';
import { HeatLayer } from './HeatLayer';
import { type HeatMap, heatMap } from './heatCells';
import { rateLines, ratesOf } from './rateLines';
import { rateTable } from './rateTable';
import { useVariant } from './useVariant';

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

const noteOf = ({ scale: [low, high] }: HeatMap) =>
  `mean accuracy, %; palest up to ${low.toFixed(1)}, strongest at ${high.toFixed(1)}`;

function RateHeatMap({ title }: { readonly title: string }) {
  const runs = rateRuns(useThrottledLab());
  const all = useMemo(() => rateLines(runs), [runs]);
  const { lines, field } = useVariant(all);
  const map = useMemo(() => heatMap(lines, ratesOf(lines)), [lines]);
  const { x, y } = axesOf(map);
  const sentence = sweepSentence(
    lines.map(({ line }) => line),
    rateWording,
    runs.controls,
  );
  return (
    <ChartFrame
      title={title}
      note={noteOf(map)}
      sentence={null}
      summary={sentence}
      legend={[]}
      controls={field}
      table={() => rateTable(lines, { ptq: [], controls: [] })}
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
