type Bytes = Uint8Array<ArrayBuffer>;

/** Files that a page keeps for itself in the browser, in folders. */
export interface PrivateFiles {
  /** Returns the bytes of a file; null where there is none. */
  read(folder: string, name: string): Promise<Bytes | null>;
  /** Rejects when the browser gives no room. */
  write(folder: string, name: string, bytes: Bytes): Promise<void>;
  remove(folder: string): Promise<void>;
}

/** Returns the origin's private file system; null where the browser has none. */
export function openPrivateFiles(
  storage: Pick<StorageManager, 'getDirectory'> | undefined,
): PrivateFiles | null {
  if (storage?.getDirectory === undefined) return null;
  const folderOf = async (name: string, create: boolean) =>
    (await storage.getDirectory()).getDirectoryHandle(name, { create });
  return {
    async read(folder, name) {
      const file = await unlessMissing(async () => {
        const handle = await (await folderOf(folder, false)).getFileHandle(name);
        return handle.getFile();
      });
      return file && new Uint8Array(await file.arrayBuffer());
    },
    async write(folder, name, bytes) {
      const handle = await (await folderOf(folder, true)).getFileHandle(name, { create: true });
      const writable = await handle.createWritable();
      await writable.write(bytes);
      await writable.close();
    },
    async remove(folder) {
      await unlessMissing(async () =>
        (await storage.getDirectory()).removeEntry(folder, { recursive: true }),
      );
    },
  };
}

/** Private windows refuse the file system itself; then nothing is there either. */
const meansNothingThere = new Set(['NotFoundError', 'SecurityError', 'NotAllowedError']);

async function unlessMissing<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof DOMException && meansNothingThere.has(error.name)) return null;
    throw error;
  }
}
