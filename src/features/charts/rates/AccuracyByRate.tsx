import { useMemo } from 'react';
import { hasRates, rateRuns } from '../../../store/rateRuns';
import { rateSentence } from '../../../store/rateWords';
import { lookOf, methodColor } from '../../../ui/method/methodStyle';
import type { Palette } from '../../../ui/theme/tokens';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import type { LegendItem } from '../frame/legend';
import { type Hidden, useHidden } from '../frame/useHidden';
import { accuracyAxis } from '../plot/accuracyAxis';
import { Clip } from '../plot/Clip';
import { Plot } from '../plot/Plot';
import { useThrottledLab } from '../useThrottledLab';
import { changedSince } from './changedSince';
import { type EndLabel, EndLabels } from './EndLabels';
import { RateLevelLayer } from './RateLevelLayer';
import { RateLineLayer } from './RateLineLayer';
import { type RateLevel, type RateLine, rateLevels, rateLines, ratesOf } from './rateLines';
import { ratesAxis } from './ratesAxis';
import { rateTable } from './rateTable';

const insets = { top: 14, right: 100, bottom: 22, left: 44 };

interface Drawn {
  readonly lines: readonly RateLine[];
  readonly levels: readonly RateLevel[];
}

function axisOf({ lines, levels }: Drawn) {
  const means = lines.flatMap(({ line }) =>
    line.rates.flatMap(({ mean, deviation }) => [mean - (deviation ?? 0), mean + (deviation ?? 0)]),
  );
  return accuracyAxis([...means, ...levels.map(({ mean }) => mean)].map((share) => 100 * share));
}

const lookOfLine = (palette: Palette, { bits, dash, mark }: RateLine) => ({
  color: methodColor(palette, 'qat', bits),
  dash,
  mark,
});

/** Lines before levels: where there is no room for all, levels go without. */
function endLabels({ lines, levels }: Drawn, palette: Palette): EndLabel[] {
  return [
    ...lines.flatMap((own) => {
      const last = own.line.rates.at(-1);
      if (!last) return [];
      const { color } = lookOfLine(palette, own);
      return [{ key: own.key, text: own.label, color, accuracy: 100 * last.mean }];
    }),
    ...levels.map(({ key, label, method, bits, mean }) => ({
      key,
      text: label,
      color: lookOf(palette, method, bits).color,
      accuracy: 100 * mean,
    })),
  ];
}

function legendOf({ lines, levels }: Drawn, palette: Palette, off: Hidden<string>): LegendItem[] {
  const item = (key: string, label: string, look: LegendItem['look']): LegendItem => ({
    key,
    label,
    look,
    shown: !off.hidden.has(key),
    onToggle: () => off.toggle(key),
  });
  return [
    ...lines.map((own) => item(own.key, own.label, lookOfLine(palette, own))),
    ...levels.map(({ key, label, method, bits }) =>
      item(key, label, lookOf(palette, method, bits)),
    ),
  ];
}

function noteOf({ lines }: Drawn, changes: string | null): string {
  const seeds = Math.max(...lines.flatMap(({ line }) => line.rates.map((rate) => rate.seeds)), 1);
  const isLost = lines.some(({ line }) => line.diverged.length > 0);
  return [
    seeds > 1 ? 'mean and standard deviation over seeds' : 'one seed',
    ...(isLost ? ['\u00d7 diverged'] : []),
    ...(changes ? [changes] : []),
  ].join(', ');
}

function AccuracyByRate({ title }: { readonly title: string }) {
  const state = useThrottledLab();
  const palette = usePalette();
  const off = useHidden<string>();
  const runs = rateRuns(state);
  const all = useMemo(() => ({ lines: rateLines(runs), levels: rateLevels(runs) }), [runs]);
  const drawn = {
    lines: all.lines.filter(({ key }) => !off.hidden.has(key)),
    levels: all.levels.filter(({ key }) => !off.hidden.has(key)),
  };
  const sentence = useMemo(() => rateSentence(runs), [runs]);
  return (
    <ChartFrame
      title={title}
      note={noteOf(all, changedSince(runs, state))}
      sentence={sentence}
      summary={sentence}
      legend={legendOf(all, palette, off)}
      table={() => rateTable(all.lines, runs)}
      empty={null}
    >
      <Plot x={ratesAxis(ratesOf(all.lines))} y={axisOf(drawn)} insets={insets}>
        <Clip>
          {drawn.levels.map((level) => (
            <RateLevelLayer key={level.key} level={level} />
          ))}
          {drawn.lines.map((own) => (
            <RateLineLayer key={own.key} own={own} />
          ))}
        </Clip>
        <EndLabels labels={endLabels(drawn, palette)} />
      </Plot>
    </ChartFrame>
  );
}

export const accuracyByRate: ChartDefinition = {
  id: 'accuracy-by-rate',
  title: 'Accuracy against learning rate',
  place: 'results',
  isOffered: hasRates,
  component: AccuracyByRate,
};
