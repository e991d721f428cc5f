import { LabError } from '../../core/errors';

/** Returns the error for a file that is not taken in. */
export const refusal = (why: string) =>
  new LabError(
    'bad-file',
    `The file was not opened: ${why}.`,
    'Open a lab (.zip), a network (.safetensors) or a link (.json) that was saved here.',
  );
