import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { modelOf } from '../../core/model/models';
import { useActions, useLab } from '../../store/context';
import { nameOf } from '../../store/names';
import { activeRun, inspectedRun } from '../../store/selectors';
import type { LabState, RunRecord } from '../../store/state';
import { useNextStep } from '../../store/useNextStep';
import { Empty } from '../../ui/Empty';
import { MethodMark } from '../../ui/method/MethodMark';
import { LayerCard } from './LayerCard';
import styles from './layers.module.css';
import { LiveLayers } from './live/LiveLayers';

// Most who come look at no layer closer.
const LayerModal = lazy(() => import('./closer/LayerModal'));

/** Keeps which run is looked at: the one that it was opened for, whatever other runs end meanwhile. */
function useLook() {
  const { selectLayer } = useActions();
  const [run, setRun] = useState<RunRecord | null>(null);
  const [opened, setOpened] = useState(false);
  return {
    run,
    opened,
    look(of: RunRecord, layerId: string) {
      selectLayer(layerId);
      setRun(of);
      setOpened(true);
    },
    close: () => setOpened(false),
  };
}

/** The layer that every view marks, else the first. */
function Look({ run, opened, close }: Omit<ReturnType<typeof useLook>, 'look'>) {
  const marked = useLab(({ selectedLayerId }) => selectedLayerId);
  if (!run) return null;
  const ids = modelOf(run.plan.settings).layers.map(({ id }) => id);
  const layerId = ids.find((id) => id === marked) ?? ids[0] ?? '';
  return (
    <Suspense>
      <LayerModal {...{ run, layerId, opened }} onClose={close} />
    </Suspense>
  );
}

function Filled({ run }: { run: RunRecord }) {
  const { plan, result } = run;
  const { look, ...looking } = useLook();
  return (
    <>
      <p className={styles.of}>
        <MethodMark method={plan.method} bits={plan.settings.weightBits} />
        <span>
          <strong>{nameOf(run)}</strong>: weights on their grid of codes
        </span>
      </p>
      {result?.layers.map((layer) => (
        <LayerCard key={layer.id} plan={plan} layer={layer} onLook={() => look(run, layer.id)} />
      ))}
      <Look {...looking} />
    </>
  );
}

/** A run that trains with codes, once they were looked at. */
function liveRun(state: LabState): RunRecord | null {
  const active = activeRun(state);
  return active && active.latent.length > 0 ? active : null;
}

/** How each layer of a quantized network came out. */
export function LayersPanel() {
  const run = useLab(inspectedRun);
  const live = useLab(liveRun);
  const { label, disabled, start } = useNextStep('ptq', 'Quantize the base model');
  return (
    <section className={styles.panel} aria-label="Layers">
      {live && <LiveLayers run={live} />}
      {run ? (
        <Filled run={run} />
      ) : (
        <Empty text="Each layer's weights appear here as a histogram with the quantization grid drawn over it, once a network has been quantized.">
          <Button size="xs" variant="default" disabled={disabled} onClick={start}>
            {label}
          </Button>
        </Empty>
      )}
    </section>
  );
}
