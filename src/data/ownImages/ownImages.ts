import type { DatasetInfo } from '../../core/datasets/dataset';
import { imageSetOf } from '../../core/datasets/imageSet';
import * as infos from '../../core/datasets/ownImages';
import type {
  BroughtDataset,
  PlacedFile,
  UnpackedDataset,
  Unpacking,
} from '../brought/broughtDataset';
import { readExactly, throwIfAborted } from '../brought/streams';
import type { LabeledImages } from '../dataset';
import type { Candidate } from './candidate';
import { checksumOf } from './checksum';
import { type ClassFolders, classFolders } from './classFolders';
import { decoded } from './decoded';
import { refusal, shownPath } from './refusal';
import { sharesOf } from './shares';
import { zipEntries } from './zipEntries';

/** A learner's own images in 28 x 28 grey. */
export const ownGrey = ownImages(infos.ownGrey);

/** A learner's own images in 32 x 32 colour. */
export const ownColour = ownImages(infos.ownColour);

function ownImages(info: DatasetInfo): BroughtDataset {
  return { ...info, unpack: (files, how) => unpack(info, files, how) };
}

async function unpack(
  info: DatasetInfo,
  files: readonly PlacedFile[],
  how: Unpacking,
): Promise<UnpackedDataset> {
  const found = classFolders(await candidatesOf(files));
  const images = await decodedAll(info, found, how);
  return shared(info, found, images, how.seed);
}

async function candidatesOf(files: readonly PlacedFile[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const { path, file } of files) {
    if (/\.zip$/i.test(file.name)) found.push(...(await zipEntries(file)));
    else found.push(plain({ path, file }));
  }
  return found;
}

const plain = ({ path, file }: PlacedFile): Candidate => ({
  path,
  bytes: file.size,
  async read(signal) {
    const bytes = await readExactly(file.stream(), file.size, signal);
    if (bytes) return bytes;
    throw refusal(`${shownPath(path)} cannot be read to its end.`, 'Bring the folder again.');
  },
});

async function decodedAll(
  { imageShape }: DatasetInfo,
  { classes }: ClassFolders,
  how: Unpacking,
): Promise<LabeledImages> {
  const images = classes.flatMap((own, label) => own.images.map((image) => ({ image, label })));
  const imageSize = imageShape.reduce((product, side) => product * side, 1);
  const pixels = new Uint8Array(images.length * imageSize);
  const total = images.reduce((sum, { image }) => sum + image.bytes, 0);
  let done = 0;
  for (const [place, { image }] of images.entries()) {
    throwIfAborted(how.signal);
    pixels.set(await decoded(image, imageShape, how), place * imageSize);
    done += image.bytes;
    how.onBytes(done, total);
  }
  const labels = Uint8Array.from(images, ({ label }) => label);
  return { pixels, labels, count: images.length };
}

function shared(
  info: DatasetInfo,
  { classes, others }: ClassFolders,
  images: LabeledImages,
  seed: number,
): UnpackedDataset {
  const { train, heldOut, test } = sharesOf(images.labels, seed);
  const trained = chosen(images, [...train, ...heldOut]);
  const tested = chosen(images, test);
  const names = classes.map(({ name }) => name);
  return {
    classes: names,
    train: trained,
    test: tested,
    heldOut: heldOut.length,
    imageSet: imageSetOf(names.length, checksumOf(names, [trained, tested])),
    note: noteOn(info, { classes, others }, seed),
  };
}

function chosen(
  { pixels, labels, count }: LabeledImages,
  places: readonly number[],
): LabeledImages {
  const size = pixels.length / count;
  const own = new Uint8Array(places.length * size);
  places.forEach((from, to) => {
    own.set(pixels.subarray(from * size, (from + 1) * size), to * size);
  });
  return {
    pixels: own,
    labels: Uint8Array.from(places, (place) => labels[place] ?? 0),
    count: places.length,
  };
}

function noteOn(
  { imageShape }: DatasetInfo,
  { classes, others }: ClassFolders,
  seed: number,
): string {
  const [height, width] = imageShape;
  const listed = classes.map(({ name, images }) => `${name} (${images.length})`).join(', ');
  const beside = others === 0 ? '' : ` ${passedOver(others)} passed over.`;
  return `Classes: ${listed}. The middle square of each image, in ${width} x ${height} pixels, split with seed ${seed}.${beside}`;
}

const passedOver = (others: number) =>
  others === 1 ? '1 other file was' : `${others} other files were`;
