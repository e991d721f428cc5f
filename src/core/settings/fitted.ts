import type { ImageCounts } from '../datasets/dataset';
import type { Settings } from './settings';

/** Returns the settings with no more images of any part than the dataset has. */
export function fittedTo(settings: Settings, counts: ImageCounts): Settings {
  return {
    ...settings,
    trainImages: Math.min(settings.trainImages, counts.train),
    calibrationImages: Math.min(settings.calibrationImages, counts.train),
    heldOutImages: Math.min(settings.heldOutImages, counts.heldOut),
    testImages: Math.min(settings.testImages, counts.test),
  };
}
