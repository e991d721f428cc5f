import { LabError } from '../../core/errors';

/** What a pickle may hold. Texts are bytes, as Python 2 wrote them. */
export type PickleValue =
  | null
  | false
  | number
  | Uint8Array
  | PickleValue[]
  | Map<string, PickleValue>
  | PickleName
  | PickleArray;

/** A name that the pickle refers to; nothing is ever looked up or called by it. */
export class PickleName {
  constructor(readonly name: string) {}
}

/** A NumPy array of bytes. */
export class PickleArray {
  shape: readonly number[] = [];
  data: Uint8Array = new Uint8Array();
}

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Returns the error of a file that is cut short or makes no sense. */
export function malformed(file: string): LabError {
  return new LabError(
    'data-truncated',
    `${file} is cut short or damaged: its pickle makes no sense.`,
    'Download it again, then bring it again.',
  );
}

/** Returns the error of a pickle that holds what no such file needs. */
export function refused(file: string, what: string): LabError {
  return new LabError(
    'data-truncated',
    `${file} is no file of CIFAR-10: its pickle holds ${what}, which is not read here, because a pickle can hold programs.`,
    'Bring the files as they were published, or the binary version.',
  );
}
