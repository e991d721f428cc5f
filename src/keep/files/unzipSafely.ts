import { type UnzipFileInfo, unzipSync } from 'fflate';
import { refusal } from './refusal';

/** Far above any lab; a file beyond them is refused before it is unpacked. */
export const mostFileBytes = 256_000_000;
const mostUnpackedBytes = 512_000_000;
const mostFiles = 5_000;

/** Files that a bundle may hold; others are left where they are. */
const known = /^(lab\.json|(networks|checkpoints)\/[\w.-]{1,64}\.safetensors)$/;

/**
 * Returns the known files of a zip archive, by name. What an archive says that it unpacks to is all
 * that is unpacked of it.
 *
 * Throws: `bad-file` when it is none, or says more than any lab holds.
 */
export function unzipSafely(bytes: Uint8Array<ArrayBuffer>): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let files = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    if (!known.test(name)) return false;
    total += originalSize;
    files += 1;
    if (total > mostUnpackedBytes || files > mostFiles) {
      throw refusal('it unpacks to more than any lab holds');
    }
    return true;
  };
  return new Map(Object.entries(unpack(bytes, filter)));
}

function unpack(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof Error && 'next' in error) throw error;
    throw refusal('it is damaged, or no zip archive');
  }
}
