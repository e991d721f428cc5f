import type { QuantizedLayer, QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Rounder } from '../../core/repair/adaRound';
import { coordinateRounding } from '../../core/repair/coordinateRounding';
import { relaxedRounding } from '../../core/repair/relaxedRounding';
import type { RepairId } from '../../core/run';
import type { Settings } from '../../core/settings/settings';
import type { ImageOrder } from '../images/imageStore';
import type { Network } from '../network/fold';
import { compareLayer } from './comparedLayer';
import { correctLayer } from './correctLayer';
import type { RepairLayer, RepairProgress } from './repairLayer';
import { roundLayer } from './roundLayer';

export type RepairSettings = Pick<
  Settings,
  'adaRound' | 'adaRoundBy' | 'adaRoundSteps' | 'correctBias'
>;

/** A repair is complete: the network with it and those before it. */
export interface Repaired {
  readonly kind: 'repaired';
  readonly id: Exclude<RepairId, 'equalize'>;
  readonly model: QuantizedModel;
}

/**
 * Repairs a quantized network by AdaRound and then bias correction, where the settings ask for
 * them, and returns it; yields progress, and the network after each repair. `network` is the folded
 * float network that it was quantized from, equalized if that was asked for; the images are those of
 * calibration. Layers whose weights stay in float are left alone.
 */
export async function* repairNetwork(
  network: Network,
  model: QuantizedModel,
  images: ImageOrder,
  settings: RepairSettings,
): AsyncGenerator<RepairProgress | Repaired, QuantizedModel> {
  let repaired = model;
  if (settings.adaRound) {
    repaired = yield* repairLayers(network, repaired, images, roundLayer(rounderOf(settings)));
    yield { kind: 'repaired', id: 'adaRound', model: repaired };
  }
  if (settings.correctBias) {
    repaired = yield* repairLayers(network, repaired, images, correctLayer);
    yield { kind: 'repaired', id: 'correctBias', model: repaired };
  }
  return repaired;
}

const rounderOf = ({ adaRoundBy, adaRoundSteps }: RepairSettings): Rounder =>
  adaRoundBy === 'coordinates'
    ? coordinateRounding
    : (problem, start) => relaxedRounding(problem, start, adaRoundSteps);

/** Repairs layer by layer: each is fed by the repaired layers before it. */
async function* repairLayers(
  network: Network,
  model: QuantizedModel,
  images: ImageOrder,
  repair: RepairLayer,
): AsyncGenerator<RepairProgress, QuantizedModel> {
  let repaired = model;
  for (const [index, { weightParams }] of model.layers.entries()) {
    if (weightParams === null) continue;
    const compared = compareLayer(network, repaired, index);
    try {
      repaired = withLayer(repaired, index, yield* repair(compared, images, model.rounding));
    } finally {
      compared.dispose();
    }
  }
  return repaired;
}

function withLayer(model: QuantizedModel, index: number, layer: QuantizedLayer): QuantizedModel {
  return { ...model, layers: model.layers.with(index, layer) };
}
