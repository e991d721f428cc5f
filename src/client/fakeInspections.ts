import { fakeProbe } from '../core/diagnosis/fakeProbe';
import { fakePredictions } from '../core/samples/fakePredictions';
import type { InspectionCalls } from '../protocol/inspection';

/** Answers every inspection at once. */
export const fakeInspections: InspectionCalls = {
  predictions: async () => fakePredictions,
  networkProbe: async () => fakeProbe,
  testImages: async (_plan, indices) => new Uint8Array(indices.length * 4).fill(128),
};
