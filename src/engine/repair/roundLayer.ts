import { adaRound, type Rounder } from '../../core/repair/adaRound';
import { gatherMoments } from './gatherMoments';
import type { RepairLayer } from './repairLayer';

/** Returns the repair that learns the rounding of a layer's weights by that method. */
export function roundLayer(rounder: Rounder): RepairLayer {
  return async function* (compared, images, rounding) {
    const { layer } = compared;
    const { spec, weightParams } = layer;
    if (weightParams === null) return layer;
    const moments = yield* gatherMoments(compared, images);
    const learning = adaRound({ ...layer, weightParams }, moments, rounder, rounding);
    for (;;) {
      const { done, value } = learning.next();
      if (done) return { ...layer, weight: value };
      yield { kind: 'progress', what: `rounding of ${spec.id}`, ...value };
    }
  };
}
