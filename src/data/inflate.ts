import { LabError } from '../core/errors';

type Bytes = Uint8Array<ArrayBuffer>;

/** Returns whether the bytes begin as a gzip file does. Source: RFC 1952, section 2.3.1. */
export const isGzip = (bytes: Bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Returns the decompressed file. Bytes that are not gzip come back as they are: some hosts send
 * `.gz` files with `Content-Encoding: gzip`, and then the browser has inflated them already.
 *
 * Units: `expectedBytes` is the decompressed length; inflation stops when it is passed.
 * Throws: `data-truncated` when the gzip stream is damaged or longer than expected.
 */
export async function inflate(bytes: Bytes, expectedBytes: number, what: string): Promise<Bytes> {
  if (!isGzip(bytes)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const room = new Uint8Array(expectedBytes);
  const length = await fill(room, stream).catch(() => null);
  if (length === null) throw damaged(what);
  return room.subarray(0, length);
}

/** Returns how many bytes of `room` the stream filled, or null when they would not all fit. */
async function fill(room: Bytes, stream: ReadableStream<Bytes>): Promise<number | null> {
  const reader = stream.getReader();
  let length = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (length + chunk.value.length > room.length) {
      await reader.cancel();
      return null;
    }
    room.set(chunk.value, length);
    length += chunk.value.length;
  }
  return length;
}

const damaged = (what: string) =>
  new LabError(
    'data-truncated',
    `The file of ${what} is damaged or incomplete: it cannot be decompressed.`,
    'Put the original file back in its place, then try again.',
  );
