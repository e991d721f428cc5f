import { correctedBias } from '../../core/repair/correctBias';
import { gatherMeans } from './gatherMeans';
import type { RepairLayer } from './repairLayer';

/** Corrects the bias of a layer. */
export const correctLayer: RepairLayer = async function* (compared, images, rounding) {
  const { layer, floatWeight } = compared;
  const means = yield* gatherMeans(compared, images);
  return { ...layer, bias: correctedBias(layer, floatWeight, means, rounding) };
};
