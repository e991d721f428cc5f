import { useMemo } from 'react';
import type { Method } from '../../../core/run';
import { formatCount, formatShare } from '../../../share/format';
import { methodLabels } from '../../../store/names';
import { hasRates } from '../../../store/rateRuns';
import { lookOf } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import type { ChartTable } from '../frame/table';
import { useHidden } from '../frame/useHidden';
import { accuracyAxis } from '../plot/accuracyAxis';
import type { Axis } from '../plot/axis';
import { Clip } from '../plot/Clip';
import { Plot } from '../plot/Plot';
import { useThrottledLab } from '../useThrottledLab';
import { BarLayer } from './BarLayer';
import { type FinalResult, finalResults } from './finalResults';

const insets = { top: 16, right: 8, bottom: 22, left: 44 };

/** More bars could not be told apart. */
const mostBars = 80;

/** More names would not fit under their bars. */
const mostNames = 5;

const edge = 0.5;

function xAxisOf(results: readonly FinalResult[]): Axis {
  const named = results.length <= mostNames;
  return {
    ticks: named ? results.map((_, index) => index) : [],
    domain: [-edge, Math.max(results.length, 1) - edge],
    format: (index) => results[index]?.name ?? '',
    title: null,
  };
}

/** Bars that would begin below this begin at 0. Units: percent. */
const leastFloor = 50;

/** A bar is read by its length, so that it begins at 0 unless all are about as long. */
function yAxisOf(results: readonly FinalResult[]): Axis {
  const axis = accuracyAxis(results.flatMap(({ low, high }) => [100 * low, 100 * high]));
  const [low, high] = axis.domain;
  const floor = low < leastFloor ? 0 : Math.floor(low);
  const ticks = floor === 0 ? [0, 25, 50, 75, 100].filter((tick) => tick <= high) : axis.ticks;
  return { ...axis, ticks, domain: [floor, high] };
}

function noteOf(results: readonly FinalResult[], drawn: number, floor: number): string {
  const start = floor > 0 ? `from ${floor} %, ` : '';
  const some = drawn < results.length ? `best ${drawn} of ${formatCount(results.length)}, ` : '';
  return `${start}${some}best first, 95 % intervals`;
}

function sentenceOf(results: readonly FinalResult[]): string {
  const [best, worst] = [results[0], results.at(-1)];
  if (!best || !worst) return 'No run on the charts has a final accuracy.';
  const words = ({ name, accuracy }: FinalResult) => `${name} with ${formatShare(accuracy)} %`;
  return `Of ${formatCount(results.length)} runs the best is ${words(best)}, the worst ${words(worst)}.`;
}

function tableOf(results: readonly FinalResult[]): ChartTable {
  return {
    columns: [
      'run',
      'name',
      'learning rate',
      'accuracy, %',
      '95 % low, %',
      '95 % high, %',
      'correct',
      'test images',
    ],
    rows: results.map(({ runId, name, learningRate, accuracy, low, high, correct, total }) => [
      runId,
      name,
      learningRate,
      100 * accuracy,
      100 * low,
      100 * high,
      correct,
      total,
    ]),
  };
}

function useMethods(all: readonly FinalResult[]) {
  const palette = usePalette();
  const { hidden, toggle } = useHidden<Method>();
  const methods = [...new Set(all.map(({ method }) => method))];
  const legend = methods.map((method) => ({
    key: method,
    label: methodLabels[method],
    look: lookOf(palette, method, null),
    shown: !hidden.has(method),
    onToggle: () => toggle(method),
  }));
  return { hidden, legend };
}

function FinalBars({ title }: { readonly title: string }) {
  const { runs } = useThrottledLab();
  const all = useMemo(() => finalResults({ runs }), [runs]);
  const { hidden, legend } = useMethods(all);
  const results = all.filter(({ method }) => !hidden.has(method));
  const drawn = results.slice(0, mostBars);
  const y = yAxisOf(drawn);
  return (
    <ChartFrame
      title={title}
      note={noteOf(results, drawn.length, y.domain[0])}
      sentence={null}
      summary={sentenceOf(results)}
      legend={legend}
      table={() => tableOf(results)}
      empty={null}
    >
      <Plot x={xAxisOf(drawn)} y={y} insets={insets}>
        <Clip>
          <BarLayer results={drawn} />
        </Clip>
      </Plot>
    </ChartFrame>
  );
}

export const finalBars: ChartDefinition = {
  id: 'final-bars',
  title: 'Final accuracy',
  place: 'results',
  isOffered: hasRates,
  component: FinalBars,
};
