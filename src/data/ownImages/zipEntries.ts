import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import type { BroughtFile } from '../brought/broughtDataset';
import { readExactly, throwIfAborted } from '../brought/streams';
import type { Candidate } from './candidate';
import { refusal, shownPath } from './refusal';

/** Loaded late, since who brings a folder needs none of it, and by name, so that no more is loaded. */
async function library() {
  const { configure, Reader, ZipReader } = await import('@zip.js/zip.js/lib/zip-core-custom.js');
  // The browser's own inflation on this thread: workers made of text are against the page's policy.
  configure({ useWebWorkers: false, useCompressionStream: true });
  return { Reader, ZipReader };
}

type Zip = Awaited<ReturnType<typeof library>>;

/** Stored and deflated, which a browser can inflate. Source: PKWARE, APPNOTE.TXT 6.3.10, 4.4.5. */
const methods: readonly number[] = [0, 8];

/**
 * Returns the files that a zip archive lists. None is unpacked before it is read, and then to no
 * more than its list says.
 *
 * Throws: `bad-file` when it is damaged, locked, or lists more than it can hold.
 */
export async function zipEntries(file: BroughtFile): Promise<Candidate[]> {
  const zip = await library();
  const entries = await listed(zip, file);
  const packedBytes = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  // Entries that share their bytes unpack to many times what is there.
  if (packedBytes > file.size) throw overlapping(file);
  if (entries.some(({ encrypted }) => encrypted)) throw locked(file);
  const unknown = entries.find(({ compressionMethod }) => !methods.includes(compressionMethod));
  if (unknown) throw unknownMethod(unknown.filename);
  return entries.map((entry) => ({
    path: entry.filename,
    bytes: entry.uncompressedSize,
    read: (signal) => contentOf(entry, signal),
  }));
}

/** Paths that lead out are listed too: they are refused where those of folders are. */
async function listed(zip: Zip, file: BroughtFile): Promise<FileEntry[]> {
  const reader = new zip.ZipReader(readerOf(zip, file), { filenameValidation: 'tolerant' });
  const entries = await reader.getEntries().catch(() => {
    throw damaged(file);
  });
  return entries.flatMap((entry) => (entry.directory ? [] : [entry]));
}

/** Reads what it is asked for, and never the whole. */
function readerOf({ Reader }: Zip, file: BroughtFile) {
  class PartReader extends Reader<BroughtFile> {
    override size = file.size;
    override readUint8Array = async (start: number, length: number) =>
      new Uint8Array(await file.slice(start, start + length).arrayBuffer());
  }
  return new PartReader(file);
}

async function contentOf(entry: FileEntry, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const giveUp = new AbortController();
  const read = readExactly(readable, entry.uncompressedSize, signal).catch(() => null);
  const checks = { checkCrc32: true, checkOverlappingEntry: true };
  const verified = entry.getData(writable, { ...checks, signal: giveUp.signal }).then(
    () => read,
    () => null,
  );
  // What is longer than it says is not unpacked to its end.
  const bytes = await Promise.race([read.then((all) => all && verified), verified]);
  if (!bytes) giveUp.abort();
  throwIfAborted(signal);
  if (!bytes) throw untrue(entry.filename);
  return bytes;
}

const again = 'Make the zip file anew, then bring it again.';

const damaged = ({ name }: BroughtFile) =>
  refusal(`${shownPath(name)} is damaged or incomplete: it cannot be unpacked.`, again);

const locked = ({ name }: BroughtFile) =>
  refusal(`${shownPath(name)} is locked with a password.`, 'Make a zip file without one.');

const overlapping = ({ name }: BroughtFile) =>
  refusal(
    `${shownPath(name)} lists more than it can hold: its files share their bytes, as in a zip bomb.`,
    again,
  );

const unknownMethod = (path: string) =>
  refusal(
    `${shownPath(path)} is compressed in a way that is not read here.`,
    'Make the zip file anew with the usual compression, then bring it again.',
  );

const untrue = (path: string) =>
  refusal(
    `${shownPath(path)} does not unpack to what its archive says: it is damaged, or a zip bomb.`,
    again,
  );
