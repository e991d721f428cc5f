/** What a `LabError` is made of when it crosses a worker boundary. */
export interface LabErrorData {
  readonly code: LabErrorCode;
  readonly message: string;
  readonly next: string;
}

export const labErrorCodes = [
  'backend-unavailable',
  'bad-file',
  'bad-setting',
  'cancelled',
  'checkpoint-invalid',
  'data-checksum',
  'data-missing',
  'data-truncated',
  'device-lost',
  'diverged',
  'internal',
  'network-gone',
  'not-a-number',
] as const;

export type LabErrorCode = (typeof labErrorCodes)[number];

/** An error meant for a person: a code, a sentence on what happened and why, and what to do next. */
export class LabError extends Error implements LabErrorData {
  override readonly name = 'LabError';

  constructor(
    readonly code: LabErrorCode,
    message: string,
    readonly next: string,
  ) {
    super(message);
  }

  toData(): LabErrorData {
    return { code: this.code, message: this.message, next: this.next };
  }

  static fromData(data: LabErrorData): LabError {
    return new LabError(data.code, data.message, data.next);
  }

  /** Returns `error` itself when it is a `LabError`, else wraps whatever was thrown. */
  static from(error: unknown): LabError {
    if (error instanceof LabError) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new LabError('internal', message, 'Reload the page; if it happens again, report it.');
  }
}
