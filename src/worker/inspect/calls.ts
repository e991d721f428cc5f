import type { InspectionCalls } from '../../protocol/inspection';
import type { Images } from '../images';
import type { Inspections } from './inspections';
import { mixedPrecision } from './mixedPrecision';
import { networkProbe } from './networkProbe';
import { predictions } from './predictions';
import { sensitivities } from './sensitivities';
import { layerActivations, layerWeights } from './tensors';

/** Returns what carries each inspection out; adding one is one line here. */
export function inspectionCalls(inspections: Inspections, images: Images): InspectionCalls {
  return {
    predictions: (of) => inspections.inspect(of, predictions),
    networkProbe: (of) => inspections.inspect(of, networkProbe),
    sensitivities: (of) => inspections.inspect(of, sensitivities),
    mixedPrecision: (of) => inspections.inspect(of, mixedPrecision),
    layerWeights: (of, layerId) =>
      inspections.inspect(of, (context) => layerWeights(context, layerId)),
    layerActivations: (of, layerId) =>
      inspections.inspect(of, (context) => layerActivations(context, layerId)),
    testImages: async (plan, indices) => (await images.forPlan(plan)).images.testPixels(indices),
  };
}
