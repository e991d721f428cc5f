import { activationSettings } from './activationSettings';
import { layerSettings } from './layerSettings';
import { measurementSettings } from './measurementSettings';
import { mistakeSettings } from './mistakeSettings';
import { modelSettings } from './modelSettings';
import { outputSettings } from './outputSettings';
import { qatSettings } from './qatSettings';
import { repairSettings } from './repairSettings';
import { trainingSettings } from './trainingSettings';
import { weightSettings } from './weightSettings';

/** Every setting of the lab, described once, in the order of the flow. */
export const settingSpecs = {
  ...modelSettings,
  ...weightSettings,
  ...activationSettings,
  ...outputSettings,
  ...layerSettings,
  ...repairSettings,
  ...qatSettings,
  ...trainingSettings,
  ...mistakeSettings,
  ...measurementSettings,
} as const;
