import { LabError } from '../../core/errors';
import type { BroughtFile, Unpacking } from '../brought/broughtDataset';
import type { Member } from '../brought/members';
import { throwIfAborted } from '../brought/streams';
import { sha256Of } from '../checksum';
import { publishedBytes } from './binaryBatch';
import { publishedArchives, publishedBatches } from './published';

/** What is known of where the files came from. */
export interface Origin {
  /** The published archive that it is, to the last bit; null for anything else. */
  readonly archive: string | null;
  /** How many of the six files are those of the binary version, to the last bit. */
  readonly publishedFiles: number;
  /** Looks at a file that was not of a published archive. */
  check(member: Member): Promise<void>;
}

/**
 * Returns what can be told of the files before they are unpacked.
 *
 * Throws: `data-checksum` for an archive of the published length and another content.
 */
export async function originOf(
  [file, ...others]: readonly BroughtFile[],
  { digest, signal }: Unpacking,
): Promise<Origin> {
  const published = publishedArchives.find(({ bytes }) => bytes === file?.size);
  let archive: string | null = null;
  if (file && published && digest && others.length === 0) {
    throwIfAborted(signal);
    const actual = await sha256Of(new Uint8Array(await file.arrayBuffer()), digest);
    if (actual !== published.sha256) throw otherContent(file.name, actual, published.sha256);
    archive = published.name;
  }
  let publishedFiles = 0;
  return {
    archive,
    get publishedFiles() {
      return publishedFiles;
    },
    async check({ name, bytes }) {
      if (archive !== null || bytes.length !== publishedBytes || !digest) return;
      if ((await sha256Of(bytes, digest)) === publishedBatches.get(name)) publishedFiles += 1;
    },
  };
}

/** Returns a sentence on where the images came from, and how that was checked. */
export function originNote({ archive, publishedFiles }: Origin, images: number): string {
  if (archive !== null) return `From ${archive}, which has the published SHA-256.`;
  if (publishedFiles === publishedBatches.size) {
    return 'From the six files of the binary version, which have the published SHA-256.';
  }
  const counted = images.toLocaleString('en');
  return `${counted} whole records, every label one of the ten; not the published files to the last bit.`;
}

const otherContent = (name: string, actual: string, expected: string) =>
  new LabError(
    'data-checksum',
    `${name} has the length of the published archive and another content: its SHA-256 begins with ${actual.slice(0, 8)} in place of ${expected.slice(0, 8)}.`,
    'Download it again, then bring it again.',
  );
