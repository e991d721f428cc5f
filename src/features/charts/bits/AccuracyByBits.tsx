import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { bitWidthSentence } from '../../../core/metrics/verdictSentence';
import { formatCount } from '../../../share/format';
import { sweepBits } from '../../../store/plans';
import { useNextStep } from '../../../store/useNextStep';
import { Empty } from '../../../ui/Empty';
import { asTheirs, lookOf } from '../../../ui/method/methodStyle';
import type { Palette } from '../../../ui/theme/tokens';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { ChartFrame } from '../frame/ChartFrame';
import type { LegendItem } from '../frame/legend';
import { useHidden } from '../frame/useHidden';
import type { Axis } from '../plot/axis';
import { Clip } from '../plot/Clip';
import { Plot } from '../plot/Plot';
import { useThrottledLab } from '../useThrottledLab';
import { bitsTable } from './bitsTable';
import { LabelLayer } from './LabelLayer';
import { LevelLayer } from './LevelLayer';
import { type AtBits, type Measurements, measurements } from './measurements';
import { SeriesLayer } from './SeriesLayer';
import { bitsDrawing, type LineKey } from './series';
import { TheirsLayer } from './TheirsLayer';

const insets = { top: 14, right: 70, bottom: 22, left: 52 };

/** Room beside the first and the last bit width. Units: bit widths. */
const room = 0.13;

const xAxis: Axis = {
  ticks: sweepBits.map((_, index) => index),
  domain: [-room, sweepBits.length - 1 + room],
  format: (index) => `${sweepBits[index] ?? ''} bits`,
  title: null,
};

const lines: readonly { readonly key: LineKey; readonly label: string }[] = [
  { key: 'base', label: 'FP32' },
  { key: 'control', label: 'control' },
  { key: 'ptq', label: 'PTQ' },
  { key: 'qat', label: 'QAT' },
  { key: 'theirs', label: 'theirs' },
];

const isMeasured = ({ ptq, qat }: AtBits) => (ptq ?? qat) !== null;

function hasLine(measured: Measurements, key: LineKey): boolean {
  const { reference, control, entries, theirs } = measured;
  if (key === 'base') return reference !== null;
  if (key === 'control') return control !== null;
  if (key === 'theirs') return theirs.some(isMeasured);
  return entries.some((entry) => entry[key] !== null);
}

const theirLook = (palette: Palette) =>
  asTheirs({ ...lookOf(palette, 'qat', null), color: palette.ink });

function useLegend(measured: Measurements) {
  const palette = usePalette();
  const { hidden, toggle } = useHidden<LineKey>();
  const legend: LegendItem[] = lines
    .filter(({ key }) => hasLine(measured, key))
    .map(({ key, label }) => ({
      key,
      label,
      look: key === 'theirs' ? theirLook(palette) : lookOf(palette, key, null),
      shown: !hidden.has(key),
      onToggle: () => toggle(key),
    }));
  return { hidden, legend };
}

function sentenceOf({ entries, theirs, reference }: Measurements): string {
  const onlyTheirs = !entries.some(isMeasured) && theirs.some(isMeasured);
  return onlyTheirs
    ? 'Hollow marks are theirs; nothing is quantized here yet.'
    : bitWidthSentence(entries, reference);
}

function noteOf({ reference, entries, theirs }: Measurements): string {
  const any = reference ?? [...entries, ...theirs].map(({ ptq, qat }) => qat ?? ptq).find(Boolean);
  return any ? `on ${formatCount(any.total)} images, 95 % bands` : 'weights and activations alike';
}

function Nothing() {
  const { label, disabled, why, start } = useNextStep('ptq', 'Quantize the base model');
  const text = 'What accuracy is left at 8, 6, 4, 3 and 2 bits appears here, beside FP32.';
  return (
    <Empty text={why === null ? text : `${text} ${why}`}>
      <Button size="xs" variant="default" disabled={disabled} onClick={start}>
        {label}
      </Button>
    </Empty>
  );
}

function AccuracyByBits({ title }: { readonly title: string }) {
  const state = useThrottledLab();
  const measured = useMemo(() => measurements(state), [state]);
  const { hidden, legend } = useLegend(measured);
  const drawing = useMemo(() => bitsDrawing(measured, hidden), [measured, hidden]);
  const isEmpty = ![...measured.entries, ...measured.theirs].some(isMeasured);
  const sentence = sentenceOf(measured);
  return (
    <ChartFrame
      title={title}
      note={noteOf(measured)}
      sentence={isEmpty ? null : sentence}
      summary={sentence}
      legend={legend}
      table={() => bitsTable(measured)}
      empty={isEmpty ? <Nothing /> : null}
    >
      <Plot x={xAxis} y={drawing.y} insets={insets}>
        <Clip>
          {drawing.levels.map((level) => (
            <LevelLayer key={level.method} level={level} />
          ))}
          {drawing.series.map((series) => (
            <SeriesLayer key={series.method} series={series} />
          ))}
          {drawing.theirs.map((series) => (
            <TheirsLayer key={series.method} series={series} />
          ))}
        </Clip>
        <LabelLayer drawing={drawing} />
      </Plot>
    </ChartFrame>
  );
}

export const accuracyByBits: ChartDefinition = {
  id: 'accuracy-by-bits',
  title: 'Accuracy against bit width',
  place: 'results',
  component: AccuracyByBits,
};
