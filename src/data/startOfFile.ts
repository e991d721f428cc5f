import { LabError } from '../core/errors';
import type { OnBytes } from './dataset';
import { isGzip } from './inflate';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is wanted of the start of a file. */
interface Wanted {
  readonly what: string;
  /** Length of the decompressed start. */
  readonly bytes: number;
}

/**
 * Returns the first bytes of a file, decompressed where it is gzip, and stops its transfer there.
 *
 * Units: progress counts decompressed bytes.
 * Throws: `data-truncated` when the file is damaged or shorter.
 */
export async function startOfFile(
  file: ReadableStream<Bytes>,
  { what, bytes }: Wanted,
  onBytes: OnBytes = () => {},
): Promise<Bytes> {
  const start = new Uint8Array(bytes);
  const length = await readStart(file, start, onBytes).catch(() => 0);
  if (length === bytes) return start;
  throw new LabError(
    'data-truncated',
    `The file of ${what} is damaged or incomplete: its beginning cannot be read.`,
    'Put the original file back in its place, then try again.',
  );
}

async function readStart(
  file: ReadableStream<Bytes>,
  room: Bytes,
  onBytes: OnBytes,
): Promise<number> {
  const reader = (await unpacked(file)).getReader();
  let length = 0;
  while (length < room.length) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, room.length - length);
    room.set(part, length);
    length += part.length;
    onBytes(length, room.length);
  }
  // The rest is not waited for: cancelling a decompressor may report the bytes it did not see.
  reader.cancel().catch(() => {});
  return length;
}

/** Looks at the first chunk to tell whether the browser has inflated the file already. */
async function unpacked(file: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  const [peeked, whole] = file.tee();
  const reader = peeked.getReader();
  const { value } = await reader.read();
  reader.cancel().catch(() => {});
  return value && isGzip(value) ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}
