import { LabError } from '../../core/errors';

/** Returns the error for a file that is not taken in. */
export const refusal = (why: string) =>
  new LabError(
    'bad-file',
    `The file was not opened: ${why}.`,
    'Open a lab (.zip) or a network (.safetensors) that was saved here.',
  );
