import { LabError } from '../core/errors';

/** Returns the error for a file that is no network of the lab. */
export const invalidNetwork = (why: string) =>
  new LabError(
    'checkpoint-invalid',
    `The file is not a network of this lab: ${why}.`,
    'Take another file, or train the network again.',
  );
