import { LabError } from '../errors';
import type { DatasetInfo } from './dataset';

/** Returns the error of a run that wants trained weights where none come with the lab. */
export function noShippedWeights({ label }: DatasetInfo): LabError {
  return new LabError(
    'checkpoint-invalid',
    `No trained network for ${label} comes with the page.`,
    'Train one from scratch first: PTQ and QAT then start from that run.',
  );
}

/** Returns the error of a run whose images the learner has not brought. */
export function notBrought({ label }: DatasetInfo): LabError {
  return new LabError(
    'data-missing',
    `The images of ${label} are not in this browser yet.`,
    'Bring the files of the dataset: its field, under Dataset, says which.',
  );
}
