import { measurementSettings } from './measurementSettings';
import { modelSettings } from './modelSettings';
import { qatSettings } from './qatSettings';
import { quantizationSettings } from './quantizationSettings';
import { trainingSettings } from './trainingSettings';

/** Every setting of the lab, described once, in the order of the flow. */
export const settingSpecs = {
  ...modelSettings,
  ...quantizationSettings,
  ...qatSettings,
  ...trainingSettings,
  ...measurementSettings,
} as const;
