import { LabError, type LabErrorData } from '../core/errors';

/** A message of the RPC library that may carry an error. */
interface Reply {
  readonly e?: unknown;
}

const marker = 'labError';

/** Prepares a message for structured cloning, which would strip a `LabError` to its sentence. */
export function packErrors<M extends Reply>(message: M): M {
  return message.e === undefined
    ? message
    : { ...message, e: { [marker]: LabError.from(message.e).toData() } };
}

/** Undoes `packErrors` on the other side. */
export function unpackErrors<M extends Reply>(message: M): M {
  const data = errorData(message.e);
  return data ? { ...message, e: LabError.fromData(data) } : message;
}

function errorData(value: unknown): LabErrorData | null {
  if (typeof value !== 'object' || value === null || !(marker in value)) return null;
  const data = value[marker];
  return isErrorData(data) ? data : null;
}

function isErrorData(value: unknown): value is LabErrorData {
  return typeof value === 'object' && value !== null && 'code' in value && 'next' in value;
}
