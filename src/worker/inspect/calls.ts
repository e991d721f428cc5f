import type { InspectionCalls } from '../../protocol/inspection';
import type { Images } from '../images';
import type { Inspections } from './inspections';
import { predictions } from './predictions';

/** Returns what carries each inspection out; adding one is one line here. */
export function inspectionCalls(inspections: Inspections, images: Images): InspectionCalls {
  return {
    predictions: (of) => inspections.inspect(of, predictions),
    testImages: async (plan, indices) => (await images.forPlan(plan)).images.testPixels(indices),
  };
}
