import { verify } from './checksum';
import type { DataFile, DatasetLoader, OnBytes, ShippedDataset } from './dataset';
import { type DataIo, download, request } from './download';
import { type FileCache, openFileCache } from './fileCache';
import { inflate } from './inflate';
import { keepSuccess } from './keepSuccess';
import { createSharedLoads } from './sharedLoads';
import { startOfFile } from './startOfFile';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Returns the loader of a dataset that lies beside the page. Progress counts the file of images,
 * nearly all of what is loaded.
 */
export function createDatasetLoader(spec: ShippedDataset, io: DataIo): DatasetLoader {
  const cache = openFileCache(io);
  const { files } = spec;
  const loads = createSharedLoads();
  const loadOne = (file: DataFile, onBytes?: OnBytes) =>
    loads.join(file.path, onBytes, (tell) => loadFile(file, io, cache, tell));
  const load = async (images: DataFile, labels: DataFile, onBytes?: OnBytes) => {
    const [imageBytes, labelBytes] = await Promise.all([loadOne(images, onBytes), loadOne(labels)]);
    return spec.parse(imageBytes, labelBytes);
  };
  return {
    contents: async () => spec,
    test: keepSuccess((onBytes) => load(files.testImages, files.testLabels, onBytes)),
    train: keepSuccess((onBytes) => load(files.trainImages, files.trainLabels, onBytes)),
    calibration: keepSuccess(async (onBytes) =>
      spec.parseCalibration(await loadStart(files.calibrationImages, io, cache, onBytes)),
    ),
    async keep() {
      if (io.caches === null) return false;
      const wanted = wholeFiles(spec);
      for (const file of wanted) if (!(await cache.has(file.path))) await loadOne(file);
      const kept = await Promise.all(wanted.map(({ path }) => cache.has(path)));
      return kept.every(Boolean);
    },
  };
}

const wholeFiles = ({ files }: ShippedDataset): readonly DataFile[] => [
  files.testImages,
  files.testLabels,
  files.trainLabels,
  files.trainImages,
];

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
