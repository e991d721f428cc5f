import { Modal, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { modelOf } from '../../../core/model/models';
import { useActions } from '../../../store/context';
import { nameOf } from '../../../store/names';
import type { RunRecord } from '../../../store/state';
import { activationsOf, weightsOf } from '../../../store/tensorQuestions';
import { MethodMark } from '../../../ui/method/MethodMark';
import { methodColor } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import { ActivationsView } from './ActivationsView';
import { Answered } from './Answered';
import styles from './closer.module.css';
import { WeightsView } from './WeightsView';

const tensors = [
  { value: 'weights', label: 'Weights' },
  { value: 'input', label: 'Input' },
  { value: 'output', label: 'Output' },
] as const;

type Tensor = (typeof tensors)[number]['value'];

interface LayerProps {
  readonly run: RunRecord;
  readonly layerId: string;
}

/** What leaves a layer is what enters the next, or the logits. */
function useNextLayer({ run, layerId }: LayerProps): string | null {
  const { layers } = modelOf(run.plan.settings);
  return layers[layers.findIndex(({ id }) => id === layerId) + 1]?.id ?? null;
}

function Weights({ run: { plan }, layerId }: LayerProps) {
  return (
    <Answered plan={plan} question={weightsOf(layerId)} text={`Reading the weights of ${layerId}`}>
      {(weights) => <WeightsView {...{ weights, layerId, plan }} />}
    </Answered>
  );
}

interface ActivationsProps {
  readonly run: RunRecord;
  readonly entering: string | null;
  readonly what: string;
}

function Activations({ run: { plan }, entering, what }: ActivationsProps) {
  return (
    <Answered plan={plan} question={activationsOf(entering)} text={`Gathering the ${what}`}>
      {(activations) => <ActivationsView {...{ activations, what, plan }} />}
    </Answered>
  );
}

function Shown({ tensor, ...of }: LayerProps & { tensor: Tensor }) {
  const next = useNextLayer(of);
  const { run, layerId } = of;
  if (tensor === 'weights') return <Weights key={layerId} {...of} />;
  const isInput = tensor === 'input';
  const entering = isInput ? layerId : next;
  const output = next === null ? 'logits' : `output of ${layerId}`;
  const what = isInput ? `input of ${layerId}` : output;
  return <Activations key={what} {...{ run, entering, what }} />;
}

interface LayerModalProps extends LayerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

function Choice({
  run,
  layerId,
  tensor,
  onTensor,
}: LayerProps & { tensor: Tensor; onTensor: (tensor: Tensor) => void }) {
  const { selectLayer } = useActions();
  const { plan } = run;
  return (
    <div className={styles.bar}>
      <MethodMark method={plan.method} bits={plan.settings.weightBits} />
      <strong>{nameOf(run)}</strong>
      <NativeSelect
        size="xs"
        className={styles.select ?? ''}
        aria-label="Layer"
        value={layerId}
        onChange={({ currentTarget: { value } }) => selectLayer(value)}
        data={modelOf(plan.settings).layers.map(({ id }) => id)}
      />
      <SegmentedControl
        size="xs"
        aria-label="What to look at"
        value={tensor}
        onChange={onTensor}
        data={[...tensors]}
      />
    </div>
  );
}

/** A closer look at a layer of a quantized run: its values, its grid, and what another range would do. */
export default function LayerModal({ run, layerId, opened, onClose }: LayerModalProps) {
  const [tensor, setTensor] = useState<Tensor>('weights');
  const palette = usePalette();
  const { method, settings } = run.plan;
  return (
    <Modal
      fullScreen
      opened={opened}
      onClose={onClose}
      title={`A closer look at ${layerId}`}
      closeButtonProps={{ 'aria-label': 'Close the closer look' }}
      classNames={{ title: styles.heading ?? '' }}
    >
      <div
        className={styles.body}
        style={{ '--closer-color': methodColor(palette, method, settings.weightBits) }}
      >
        <Choice {...{ run, layerId, tensor }} onTensor={setTensor} />
        <Shown {...{ run, layerId, tensor }} />
      </div>
    </Modal>
  );
}
