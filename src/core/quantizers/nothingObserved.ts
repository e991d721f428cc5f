import { LabError } from '../errors';

/** Returns the error for a range asked of an observer that has seen no values. */
export function nothingObserved(): LabError {
  return new LabError(
    'internal',
    'The range of an activation was asked for before any value was observed.',
    'Calibrate with at least one image.',
  );
}
