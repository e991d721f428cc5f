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
    calibration: keepSuccess(async (onBytes) => {
      const file = files.calibrationImages;
      const start = await startOfFile(await openFile(file, io, cache), file, onBytes);
      await verify(start, file, io.digest);
      return spec.parseCalibration(start);
    }),
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

/** Returns the file's bytes as they come, from the browser's cache where it is kept there. */
async function openFile(
  { path, what }: DataFile,
  io: DataIo,
  cache: FileCache,
): Promise<ReadableStream<Bytes>> {
  const kept = await cache.get(path);
  const body = kept ? new Blob([kept]).stream() : (await request(io, path, what)).body;
  return body ?? new Blob([]).stream();
}

async function loadFile(
  file: DataFile,
  io: DataIo,
  cache: FileCache,
  onBytes?: OnBytes,
): Promise<Bytes> {
  return (await loadKept(file, io, cache)) ?? (await loadSent(file, io, cache, onBytes));
}

/** Returns the file from the browser's cache; a kept copy that is damaged is removed. */
async function loadKept(file: DataFile, io: DataIo, cache: FileCache): Promise<Bytes | null> {
  const kept = await cache.get(file.path);
  if (kept === null) return null;
  try {
    return await unpack(kept, file, io);
  } catch {
    await cache.remove(file.path);
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
