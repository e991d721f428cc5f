import type { BroughtFile } from '../brought/broughtDataset';
import { readExactly } from '../brought/streams';
import type { Candidate } from './candidate';
import { refusal, shownPath } from './refusal';

type Bytes = Uint8Array<ArrayBuffer>;

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const sizes = { end: 22, entry: 46, local: 30, comment: 65_535 } as const;
const methods = { stored: 0, deflated: 8 } as const;
const flags = { encrypted: 1, utf8: 0x800 } as const;

/** Far above any folder of images; lists beyond them are not read. */
const mostListBytes = 32_000_000;

/**
 * Returns the files that a zip archive lists. None is unpacked before it is read, and then to no
 * more than its list says: zip libraries at hand hold a whole archive, or trust it with memory.
 *
 * Throws: `bad-file` when it is damaged, locked, or lists more than it can hold.
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export async function zipEntries(file: BroughtFile): Promise<Candidate[]> {
  const { list, count } = await listOf(file);
  const found: Candidate[] = [];
  let packedBytes = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + sizes.entry > list.length) throw damaged(file);
    const entry = entryAt(list, at);
    if (entry.signature !== signatures.entry) throw damaged(file);
    at = entry.end;
    packedBytes += entry.packed;
    if (!entry.path.endsWith('/')) found.push(candidate(file, entry));
  }
  // Entries that share their bytes unpack to many times what is there.
  if (packedBytes > file.size) throw overlapping(file);
  return found;
}

async function listOf(
  file: BroughtFile,
): Promise<{ readonly list: Bytes; readonly count: number }> {
  const tailStart = Math.max(0, file.size - sizes.end - sizes.comment);
  const tail = await bytesOf(file, tailStart, file.size);
  const view = viewOf(tail);
  for (let at = tail.length - sizes.end; at >= 0; at--) {
    if (view.getUint32(at, true) !== signatures.end) continue;
    const count = view.getUint16(at + 10, true);
    const [length, start] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    if (count === 0xffff || start === 0xffffffff) throw tooLarge(file);
    if (length > mostListBytes) throw tooLarge(file);
    if (start + length > tailStart + at) throw damaged(file);
    return { list: await bytesOf(file, start, start + length), count };
  }
  throw damaged(file);
}

interface Entry {
  readonly signature: number;
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly localAt: number;
  /** Where the next one begins in the list. */
  readonly end: number;
}

function entryAt(list: Bytes, at: number): Entry {
  const view = viewOf(list.subarray(at, at + sizes.entry));
  const nameEnd = at + sizes.entry + view.getUint16(28, true);
  return {
    signature: view.getUint32(0, true),
    path: nameIn(list.subarray(at + sizes.entry, nameEnd)),
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    packed: view.getUint32(20, true),
    bytes: view.getUint32(24, true),
    localAt: view.getUint32(42, true),
    end: nameEnd + view.getUint16(30, true) + view.getUint16(32, true),
  };
}

/** Many archives hold names in UTF-8 without saying so. */
function nameIn(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function candidate(file: BroughtFile, entry: Entry): Candidate {
  const { path, bytes } = entry;
  return { path, bytes, read: (signal) => readEntry(file, entry, signal) };
}

async function readEntry(file: BroughtFile, entry: Entry, signal: AbortSignal): Promise<Bytes> {
  if (entry.flags & flags.encrypted) throw locked(file);
  const local = await bytesOf(file, entry.localAt, entry.localAt + sizes.local);
  const view = viewOf(local);
  const isThere = local.length === sizes.local && view.getUint32(0, true) === signatures.local;
  if (!isThere) throw damaged(file);
  const start = entry.localAt + sizes.local + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = file.slice(start, start + entry.packed).stream();
  const bytes = await readExactly(unpacked(packed, entry), entry.bytes, signal).catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'cancelled') throw error;
    return null;
  });
  if (!bytes) throw untrue(entry.path);
  return bytes;
}

function unpacked(packed: ReadableStream<Bytes>, { method, path }: Entry): ReadableStream<Bytes> {
  if (method === methods.stored) return packed;
  if (method === methods.deflated)
    return packed.pipeThrough(new DecompressionStream('deflate-raw'));
  throw refusal(
    `${shownPath(path)} is compressed in a way that is not read here.`,
    'Make the zip file anew with the usual compression, then bring it again.',
  );
}

const bytesOf = async (file: BroughtFile, start: number, end: number): Promise<Bytes> =>
  new Uint8Array(await file.slice(start, end).arrayBuffer());

const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const again = 'Make the zip file anew, then bring it again.';

const damaged = ({ name }: BroughtFile) =>
  refusal(`${shownPath(name)} is damaged or incomplete: it cannot be unpacked.`, again);

const locked = ({ name }: BroughtFile) =>
  refusal(`${shownPath(name)} is locked with a password.`, 'Make a zip file without one.');

const tooLarge = ({ name }: BroughtFile) =>
  refusal(`${shownPath(name)} lists more files than any folder of images for this lab.`);

const overlapping = ({ name }: BroughtFile) =>
  refusal(
    `${shownPath(name)} lists more than it can hold: its files share their bytes, as in a zip bomb.`,
    again,
  );

const untrue = (path: string) =>
  refusal(
    `${shownPath(path)} does not unpack to what its archive says: it is damaged, or a zip bomb.`,
    again,
  );
