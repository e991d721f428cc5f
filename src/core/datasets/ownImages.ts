import type { DatasetInfo } from './dataset';
import { wantedInWords } from './ownLimits';

/** What holds of a learner's own images in whatever shape. */
const own = {
  classes: [],
  licence: 'yours',
  source: 'images of your own',
  origin: 'brought',
  bring: wantedInWords,
  own: true,
  shipsWeights: false,
  counts: { train: 0, heldOut: 0, test: 0 },
} as const;

/** Shaped like FashionMNIST, so that the same layers take them. */
export const ownGrey = {
  ...own,
  id: 'own-grey',
  label: 'Own images, grey',
  imageShape: [28, 28, 1],
  inputRange: { min: 0, max: 1 },
} as const satisfies DatasetInfo;

/** Shaped like CIFAR-10, so that the same layers take them. */
export const ownColour = {
  ...own,
  id: 'own-colour',
  label: 'Own images, colour',
  imageShape: [32, 32, 3],
  inputRange: { min: -1, max: 1 },
} as const satisfies DatasetInfo;
