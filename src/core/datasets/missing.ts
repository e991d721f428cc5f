import { LabError } from '../errors';
import type { DatasetInfo } from './dataset';

/** Returns the error of a run that wants trained weights where none come with the lab. */
export function noShippedWeights({ label, own }: DatasetInfo): LabError {
  return new LabError(
    'checkpoint-invalid',
    `No trained network for ${own ? 'your own images' : label} comes with the page.`,
    'Train one from scratch first: PTQ and QAT then start from that run.',
  );
}

/** Returns the error of a run whose images the learner has not brought. */
export function notBrought({ label, own }: DatasetInfo): LabError {
  return new LabError(
    'data-missing',
    own
      ? 'There are no images of your own in this browser yet.'
      : `The images of ${label} are not in this browser yet.`,
    'Bring the files of the dataset: its field, under Dataset, says which.',
  );
}

/** Returns the error of a run that was made with own images that are not those that are here. */
export function otherImages(): LabError {
  return new LabError(
    'data-missing',
    'This was made with other images than those of your own in this browser.',
    'Bring the folder it was made with, under Dataset, with the seed it was split with.',
  );
}
