import { fakeProbe } from '../core/diagnosis/fakeProbe';
import { fakeActivations, fakeWeights } from '../core/rangeTrial/fakeTensors';
import { fakePredictions } from '../core/samples/fakePredictions';
import { fakeMixedPrecision, fakeSensitivities } from '../core/sensitivity/fakeReports';
import type { InspectionCalls } from '../protocol/inspection';

/** Answers every inspection at once. */
export const fakeInspections: InspectionCalls = {
  predictions: async () => fakePredictions,
  networkProbe: async () => fakeProbe,
  sensitivities: async () => fakeSensitivities,
  mixedPrecision: async () => fakeMixedPrecision,
  layerWeights: async () => fakeWeights(),
  layerActivations: async () => fakeActivations(),
  testImages: async (_plan, indices) => new Uint8Array(indices.length * 4).fill(128),
};
