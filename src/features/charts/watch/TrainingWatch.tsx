import { NativeSelect } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import type { Method } from '../../../core/run';
import { useLab } from '../../../store/context';
import { nameOf } from '../../../store/names';
import { watchedRun } from '../../../store/selectors';
import type { RunRecord } from '../../../store/state';
import { usePalette } from '../../../ui/theme/usePalette';
import type { ChartDefinition } from '../chart';
import { lastPlace } from '../curves/runCurves';
import { ChartFrame } from '../frame/ChartFrame';
import { useHidden } from '../frame/useHidden';
import { Clip } from '../plot/Clip';
import { Curve } from '../plot/Curve';
import { Plot } from '../plot/Plot';
import { useThrottledLab } from '../useThrottledLab';
import { layerLook } from './layerLook';
import { type Quantity, quantities } from './quantities';
import { quantityAxis, stepAxis, type WatchLine, watchLines } from './watchLines';
import { healthInWords, watchTable } from './watchWords';

const insets = { top: 22, right: 14, bottom: 22, left: 52 };

const [firstQuantity] = quantities;

interface ChoiceProps {
  readonly chosen: Quantity;
  readonly onChoose: (quantity: Quantity) => void;
}

function QuantityChoice({ chosen, onChoose }: ChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label="What is watched"
      title={chosen.help}
      value={chosen.id}
      data={quantities.map(({ id, label }) => ({ value: id, label }))}
      onChange={({ currentTarget: { value } }) => {
        const quantity = quantities.find(({ id }) => id === value);
        if (quantity) onChoose(quantity);
      }}
    />
  );
}

interface LineProps {
  readonly line: WatchLine;
  readonly method: Method;
  readonly index: number;
  /** Its layer is the one that every view marks. */
  readonly marked: boolean;
}

function LayerLine({ line, method, index, marked }: LineProps) {
  const palette = usePalette();
  const { color, dash } = layerLook(palette, method, index);
  return (
    <>
      <Curve points={line.points} color={color} dash={dash} width={marked ? 3.5 : 1.75} />
      <Curve points={line.vanishing} color={palette.bad} width={0} mark="square" />
      <Curve points={line.exploding} color={palette.bad} width={0} mark="triangle" />
    </>
  );
}

interface DrawingProps {
  readonly run: RunRecord;
  readonly quantity: Quantity;
  readonly hidden: ReadonlySet<string>;
  readonly markedId: string | null;
}

const Drawing = memo(function Drawing({ run, quantity, hidden, markedId }: DrawingProps) {
  const lines = useMemo(() => watchLines(run.watch, quantity), [run.watch, quantity]);
  const shown = lines.filter(({ layerId }) => !hidden.has(layerId));
  return (
    <Plot
      x={stepAxis(run.watch, lastPlace(run, 'step'))}
      y={quantityAxis(shown, quantity)}
      insets={insets}
    >
      <Clip>
        {lines.map(
          (line, index) =>
            !hidden.has(line.layerId) && (
              <LayerLine
                key={line.layerId}
                method={run.plan.method}
                {...{ line, index }}
                marked={line.layerId === markedId}
              />
            ),
        )}
      </Clip>
    </Plot>
  );
});

function useLegend(run: RunRecord) {
  const palette = usePalette();
  const { hidden, toggle } = useHidden<string>();
  const legend = (run.watch[0]?.layers ?? []).map(({ id }, index) => ({
    key: id,
    label: id,
    look: layerLook(palette, run.plan.method, index),
    shown: !hidden.has(id),
    onToggle: () => toggle(id),
  }));
  return { hidden, legend };
}

function Watched({ title, run }: { readonly title: string; readonly run: RunRecord }) {
  const [quantity, setQuantity] = useState<Quantity>(firstQuantity);
  const { hidden, legend } = useLegend(run);
  const markedId = useLab(({ selectedLayerId }) => selectedLayerId);
  const name = nameOf(run);
  const health = healthInWords(run.watch);
  return (
    <ChartFrame
      title={title}
      note={name}
      sentence={health}
      summary={`${quantity.label} of each layer of ${name}. ${quantity.help}`}
      controls={<QuantityChoice chosen={quantity} onChoose={setQuantity} />}
      legend={legend}
      table={() => watchTable(name, run.watch)}
      empty={null}
    >
      <Drawing {...{ run, quantity, hidden, markedId }} />
    </ChartFrame>
  );
}

function TrainingWatch({ title }: { readonly title: string }) {
  const run = watchedRun(useThrottledLab());
  return run && <Watched title={title} run={run} />;
}

export const trainingWatch: ChartDefinition = {
  id: 'training-watch',
  title: 'Training watch',
  place: 'results',
  isOffered: (state) => watchedRun(state) !== null,
  component: TrainingWatch,
};
