import { finalBars } from './bars/FinalBars';
import { accuracyByBits } from './bits/AccuracyByBits';
import type { ChartDefinition } from './chart';
import { heldOutByStep } from './curves/HeldOutByStep';
import { lossByStep } from './curves/LossByStep';
import { accuracyByRate } from './rates/AccuracyByRate';
import { rateHeatMap } from './rates/RateHeatMap';
import { trainingWatch } from './watch/TrainingWatch';

/** Every chart of the page, in its order; adding one is one line here. */
export const charts: readonly ChartDefinition[] = [
  accuracyByBits,
  accuracyByRate,
  rateHeatMap,
  finalBars,
  trainingWatch,
  lossByStep,
  heldOutByStep,
];
