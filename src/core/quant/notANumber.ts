import { LabError } from '../errors';

/**
 * Returns the value.
 *
 * Throws: `not-a-number` when it is NaN.
 */
export function requireNumber(value: number): number {
  if (Number.isNaN(value)) throw nanError();
  return value;
}

function nanError(): LabError {
  return new LabError(
    'not-a-number',
    'A value to be quantized is not a number: the network has diverged.',
    'Lower the learning rate, or start again from a base model that works.',
  );
}

/** Returns the error for a NaN or an infinity among values whose range was to be found. */
export function noRangeError(): LabError {
  return new LabError(
    'not-a-number',
    'A value is not a finite number, so no range can hold it: the network has diverged.',
    'Lower the learning rate, or start again from a base model that works.',
  );
}
