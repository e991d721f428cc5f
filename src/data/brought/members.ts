import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { LabError } from '../../core/errors';
import { isGzip } from '../inflate';
import type { BroughtFile, Unpacking } from './broughtDataset';
import { counted, readExactly, throwIfAborted, valuesOf } from './streams';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that was brought, alone or in an archive. */
export interface Member {
  /** Without folders. */
  readonly name: string;
  readonly bytes: Bytes;
}

/** What is wanted of the files. */
export interface Wanted {
  /** Others are skipped in an archive, and refused alone. */
  readonly isMember: (name: string) => boolean;
  /** Sentence on which files there are, for one that is none of them. */
  readonly names: string;
  /** No file is longer. Units: bytes. */
  readonly mostBytes: number;
  /** Length of the archive that was published under that name; null for other names. Units: bytes. */
  readonly publishedBytes: (name: string) => number | null;
  /** No archive unpacks to more, whatever it says. Units: bytes. */
  readonly mostUnpacked: number;
}

/** Yields the files that are wanted, out of archives where they are in such. */
export async function* membersOf(
  files: readonly BroughtFile[],
  wanted: Wanted,
  how: Unpacking,
): AsyncGenerator<Member> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const pass = (bytes: number) => {
    done += bytes;
    how.onBytes(done, total);
  };
  for (const file of files) {
    throwIfAborted(how.signal);
    const kind = await kindOf(file);
    if (kind === 'plain') {
      yield* alone(file, wanted, how.signal, pass);
      continue;
    }
    const packed = counted(file.stream(), pass);
    const tar = kind === 'gzip' ? packed.pipeThrough(new DecompressionStream('gzip')) : packed;
    yield* inArchive(file, tar, wanted, how.signal);
  }
}

const tarMagicAt = 257;

/** How a file begins. Source: RFC 1952, section 2.3.1; POSIX, ustar interchange format. */
async function kindOf(file: BroughtFile): Promise<'gzip' | 'tar' | 'plain'> {
  const start = new Uint8Array(await file.slice(0, tarMagicAt + 5).arrayBuffer());
  if (isGzip(start)) return 'gzip';
  return new TextDecoder().decode(start.subarray(tarMagicAt)) === 'ustar' ? 'tar' : 'plain';
}

async function* alone(
  file: BroughtFile,
  wanted: Wanted,
  signal: AbortSignal,
  pass: (bytes: number) => void,
): AsyncGenerator<Member> {
  if (!wanted.isMember(file.name)) throw stranger(file.name, wanted.names);
  if (file.size > wanted.mostBytes) throw tooLong(file.name, file.size, wanted.mostBytes);
  const bytes = await readExactly(counted(file.stream(), pass), file.size, signal);
  if (!bytes) throw damaged(file.name);
  yield { name: file.name, bytes };
}

async function* inArchive(
  file: BroughtFile,
  tar: ReadableStream<Bytes>,
  wanted: Wanted,
  signal: AbortSignal,
): AsyncGenerator<Member> {
  let unpacked = 0;
  const bounded = counted(tar, (bytes) => {
    unpacked += bytes;
    if (unpacked > wanted.mostUnpacked) throw tooMuch(file.name, wanted.mostUnpacked);
  });
  try {
    const entries = bounded.pipeThrough(createTarDecoder({ strict: true }));
    for await (const entry of valuesOf(entries, signal)) {
      const member = await memberOf(entry, wanted, signal);
      if (member) yield member;
    }
  } catch (error) {
    throw error instanceof LabError ? error : cutShort(file, wanted);
  }
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

async function memberOf(
  { header, body }: ParsedTarEntry,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Member | null> {
  const name = baseName(header.name);
  if (header.type !== 'file' || !wanted.isMember(name)) {
    await passOver(body, signal);
    return null;
  }
  if (header.size > wanted.mostBytes) throw tooLong(name, header.size, wanted.mostBytes);
  const bytes = await readExactly(body, header.size, signal);
  if (!bytes) throw damaged(name);
  return { name, bytes };
}

/** Reads what nobody wants: cancelling it makes the decoder lose the file after it. */
async function passOver(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
  const chunks = valuesOf(body, signal);
  for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next());
}

const stranger = (name: string, names: string) =>
  new LabError('data-missing', `${shown(name)} is none of the files that are wanted.`, names);

const tooLong = (name: string, bytes: number, most: number) =>
  new LabError(
    'data-truncated',
    `${shown(name)} is longer than any file of the dataset: ${counts(bytes)} bytes, where the longest has ${counts(most)}.`,
    'Bring the files as they were published.',
  );

const tooMuch = (name: string, most: number) =>
  new LabError(
    'data-truncated',
    `${shown(name)} unpacks to more than the whole dataset, which has no more than ${counts(most)} bytes.`,
    'Bring the archive as it was published.',
  );

function cutShort({ name, size }: BroughtFile, { publishedBytes }: Wanted): LabError {
  const published = publishedBytes(name);
  const { message, next } = damaged(name);
  if (published === null || published === size) return damaged(name);
  const lengths = `It holds ${counts(size)} bytes, where the published one holds ${counts(published)}.`;
  return new LabError('data-truncated', `${message} ${lengths}`, next);
}

const damaged = (name: string) =>
  new LabError(
    'data-truncated',
    `${shown(name)} is damaged or incomplete: it cannot be unpacked.`,
    'Download it again, then bring it again.',
  );

const longestShown = 60;

/** Names of files are not ours. */
export const shown = (name: string) =>
  name.length > longestShown ? `${name.slice(0, longestShown)}...` : name;

const counts = (number: number) => number.toLocaleString('en');
