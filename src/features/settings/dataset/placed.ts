import type { ChosenFile } from '../../../protocol/protocol';

/** Returns files as a field hands them over: with their places below the folder that was chosen. */
export function placed(files: readonly File[]): ChosenFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** More are not looked at; the worker says that they are too many. */
const mostFiles = 100_000;

/** Returns what was dropped, folders with all that lies in them. */
export async function dropped({ items, files }: DataTransfer): Promise<ChosenFile[]> {
  // The list of items is gone once this function has waited for anything.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  const flat = [...files];
  const found: ChosenFile[] = [];
  for (const entry of entries) if (entry) await gather(entry, found);
  return found.length > 0 ? found : placed(flat);
}

async function gather(entry: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  if (found.length > mostFiles) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
  } else if (isFolder(entry)) {
    for (const inside of await entriesOf(entry)) await gather(inside, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** A reader hands out a folder in parts, of which the empty one is the last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}
