import { LabError } from '../core/errors';

/** An array of unsigned bytes of any number of dimensions. */
export interface IdxArray {
  readonly shape: readonly number[];
  /** Row-major; a view of the bytes it was read from. */
  readonly data: Uint8Array<ArrayBuffer>;
}

const unsignedByte = 0x08;
const magicBytes = 4;
const dimensionBytes = 4;

const malformed = (why: string) =>
  new LabError(
    'data-truncated',
    `A data file is not a complete IDX file: ${why}.`,
    'Put the original file back in its place, then reload the page.',
  );

/**
 * Returns the array that an IDX file of unsigned bytes holds, without copying it.
 *
 * Throws: `data-truncated` when the header is wrong, or the length differs from what it says.
 * Source: "The IDX file format", http://yann.lecun.com/exdb/mnist/.
 */
export function parseIdx(bytes: Uint8Array<ArrayBuffer>): IdxArray {
  if (bytes.length < magicBytes) throw malformed(`it has ${bytes.length} bytes`);
  const [zero0, zero1, type, rank = 0] = bytes;
  if (zero0 !== 0 || zero1 !== 0) throw malformed('it does not begin with two zero bytes');
  if (type !== unsignedByte) throw malformed(`its elements are of type ${type}, not bytes`);
  const start = magicBytes + rank * dimensionBytes;
  if (bytes.length < start) throw malformed('it ends inside its header');
  const shape = readShape(bytes, rank);
  const expected = shape.reduce((total, dim) => total * dim, 1);
  const held = bytes.length - start;
  if (held !== expected) {
    throw malformed(`it announces ${expected} elements and holds ${held}`);
  }
  return { shape, data: bytes.subarray(start) };
}

function readShape(bytes: Uint8Array<ArrayBuffer>, rank: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rank }, (_, axis) =>
    view.getUint32(magicBytes + axis * dimensionBytes),
  );
}
