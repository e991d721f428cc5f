import { verify } from './checksum';
import type { DataFile, DatasetSpec, LabeledImages } from './dataset';
import { type DataIo, download, type OnBytes, request } from './download';
import { type FileCache, openFileCache } from './fileCache';
import { inflate } from './inflate';
import { startOfFile } from './startOfFile';

export type { OnBytes };

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The two parts of a dataset, each loaded when first asked for and then kept; a load that fails is
 * tried anew by the next call. Progress counts the file of images, nearly all of what is loaded.
 *
 * Throws: `data-missing`, `data-truncated`, `data-checksum`.
 */
export interface DatasetLoader {
  test(onBytes?: OnBytes): Promise<LabeledImages>;
  train(onBytes?: OnBytes): Promise<LabeledImages>;
  /** The first images of the training file, of which no more is loaded than that. */
  calibration(onBytes?: OnBytes): Promise<LabeledImages>;
}

/** Returns the loader of a dataset. */
export function createDatasetLoader(spec: DatasetSpec, io: DataIo): DatasetLoader {
  const cache = openFileCache(io);
  const { files } = spec;
  const load = async (images: DataFile, labels: DataFile, onBytes?: OnBytes) => {
    const [imageBytes, labelBytes] = await Promise.all([
      loadFile(images, io, cache, onBytes),
      loadFile(labels, io, cache),
    ]);
    return spec.parse(imageBytes, labelBytes);
  };
  return {
    test: keepSuccess((onBytes) => load(files.testImages, files.testLabels, onBytes)),
    train: keepSuccess((onBytes) => load(files.trainImages, files.trainLabels, onBytes)),
    calibration: keepSuccess(async (onBytes) =>
      spec.parseCalibration(await loadStart(files.calibrationImages, io, cache, onBytes)),
    ),
  };
}

function keepSuccess<T>(
  load: (onBytes?: OnBytes) => Promise<T>,
): (onBytes?: OnBytes) => Promise<T> {
  let kept: Promise<T> | null = null;
  return (onBytes) => {
    kept ??= load(onBytes).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}

/** Returns the beginning of a file that is kept in the browser, else of the one on the server. */
async function loadStart(
  file: DataFile,
  io: DataIo,
  cache: FileCache,
  onBytes?: OnBytes,
): Promise<Bytes> {
  const verified = async (body: ReadableStream<Bytes> | null) => {
    const start = await startOfFile(body ?? new Blob([]).stream(), file, onBytes);
    await verify(start, file, io.digest);
    return start;
  };
  return (
    (await fromKept(file, cache, (kept) => verified(new Blob([kept]).stream()))) ??
    verified((await request(io, file.path, file.what)).body)
  );
}

async function loadFile(
  file: DataFile,
  io: DataIo,
  cache: FileCache,
  onBytes?: OnBytes,
): Promise<Bytes> {
  return (
    (await fromKept(file, cache, (kept) => unpack(kept, file, io))) ??
    (await loadSent(file, io, cache, onBytes))
  );
}

/** Returns what `use` makes of the kept file; one that it refuses is damaged, and is removed. */
async function fromKept(
  { path }: DataFile,
  cache: FileCache,
  use: (kept: Bytes) => Promise<Bytes>,
): Promise<Bytes | null> {
  const kept = await cache.get(path);
  if (kept === null) return null;
  try {
    return await use(kept);
  } catch {
    await cache.remove(path);
    return null;
  }
}

async function loadSent(
  file: DataFile,
  io: DataIo,
  cache: FileCache,
  onBytes?: OnBytes,
): Promise<Bytes> {
  // One copy in the browser is enough: its HTTP cache is asked only where Cache Storage is absent.
  const sent = await download(
    io,
    file.path,
    file.what,
    onBytes,
    io.caches === null ? 'default' : 'no-store',
  );
  const bytes = await unpack(sent, file, io);
  await cache.put(file.path, sent);
  return bytes;
}

async function unpack(bytes: Bytes, file: DataFile, io: DataIo): Promise<Bytes> {
  const unpacked = await inflate(bytes, file.bytes, file.what);
  await verify(unpacked, file, io.digest);
  return unpacked;
}
