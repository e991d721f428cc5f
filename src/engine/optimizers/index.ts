import type { Settings } from '../../core/settings/settings';
import { adam } from './adam';
import { momentum } from './momentum';
import type { CreateOptimizer } from './optimizer';
import { sgd } from './sgd';

export const optimizers: Readonly<Record<Settings['optimizer'], CreateOptimizer>> = {
  sgd,
  momentum,
  adam,
};
