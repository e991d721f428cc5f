import { LabError } from '../core/errors';

/** Returns the SHA-256 of the bytes, as `crypto.subtle.digest('SHA-256', bytes)` does. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** What a file must be. */
export interface Expected {
  readonly what: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Resolves when the bytes are exactly the file that is expected.
 *
 * A null `digest` means that the browser has none: `crypto.subtle` exists only on https and
 * localhost. Then the length alone is checked.
 *
 * Throws: `data-truncated` when the length differs, `data-checksum` when the SHA-256 does.
 */
export async function verify(
  bytes: Uint8Array<ArrayBuffer>,
  expected: Expected,
  digest: Digest | null,
): Promise<void> {
  if (bytes.length !== expected.bytes) throw wrongLength(bytes.length, expected);
  if (digest === null) return;
  const actual = await sha256Of(bytes, digest);
  if (actual !== expected.sha256) throw wrongChecksum(actual, expected);
}

/** Returns the SHA-256 of the bytes, in hexadecimal. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>, digest: Digest): Promise<string> {
  return toHex(new Uint8Array(await digest(bytes)));
}

const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const wrongLength = (length: number, { what, bytes }: Expected) =>
  new LabError(
    'data-truncated',
    `The file of ${what} holds ${length} bytes instead of ${bytes}: it is incomplete, or another file.`,
    'Put the original file back in its place, then try again.',
  );

const wrongChecksum = (actual: string, { what, sha256 }: Expected) =>
  new LabError(
    'data-checksum',
    `The file of ${what} is not the published one: its SHA-256 begins with ${actual.slice(0, 8)} instead of ${sha256.slice(0, 8)}.`,
    'Put the original file back in its place, then try again.',
  );
