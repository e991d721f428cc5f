import type { InspectionCalls } from '../../protocol/inspection';
import type { Images } from '../images';
import type { Inspections } from './inspections';
import { mixedPrecision } from './mixedPrecision';
import { networkProbe } from './networkProbe';
import { predictions } from './predictions';
import { sensitivities } from './sensitivities';

/** Returns what carries each inspection out; adding one is one line here. */
export function inspectionCalls(inspections: Inspections, images: Images): InspectionCalls {
  return {
    predictions: (of) => inspections.inspect(of, predictions),
    networkProbe: (of) => inspections.inspect(of, networkProbe),
    sensitivities: (of) => inspections.inspect(of, sensitivities),
    mixedPrecision: (of) => inspections.inspect(of, mixedPrecision),
    testImages: async (plan, indices) => (await images.forPlan(plan)).images.testPixels(indices),
  };
}
