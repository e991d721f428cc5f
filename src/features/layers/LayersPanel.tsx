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

/** Keeps whether a layer is looked at: the one that every view marks, else the first. */
function useLook(layerIds: readonly string[]) {
  const marked = useLab(({ selectedLayerId }) => selectedLayerId);
  const { selectLayer } = useActions();
  const [opened, setOpened] = useState(false);
  const [isWanted, setWanted] = useState(false);
  return {
    layerId: layerIds.find((id) => id === marked) ?? layerIds[0] ?? null,
    opened,
    isWanted,
    look(layerId: string) {
      selectLayer(layerId);
      setWanted(true);
      setOpened(true);
    },
    close: () => setOpened(false),
  };
}

function Filled({ run }: { run: RunRecord }) {
  const { plan, result } = run;
  const layers = result?.layers ?? [];
  const { layerId, opened, isWanted, look, close } = useLook(
    modelOf(plan.settings).layers.map(({ id }) => id),
  );
  return (
    <>
      <p className={styles.of}>
        <MethodMark method={plan.method} bits={plan.settings.weightBits} />
        <span>
          <strong>{nameOf(run)}</strong>: weights on their grid of codes
        </span>
      </p>
      {layers.map((layer) => (
        <LayerCard key={layer.id} plan={plan} layer={layer} onLook={() => look(layer.id)} />
      ))}
      {layerId && isWanted && (
        <Suspense>
          <LayerModal {...{ run, layerId, opened }} onClose={close} />
        </Suspense>
      )}
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
