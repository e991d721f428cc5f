import { accuracyByBits } from './bits/AccuracyByBits';
import type { ChartDefinition } from './chart';
import { heldOutByStep } from './curves/HeldOutByStep';
import { lossByStep } from './curves/LossByStep';

/** Every chart of the page, in its order; adding one is one line here. */
export const charts: readonly ChartDefinition[] = [accuracyByBits, lossByStep, heldOutByStep];
