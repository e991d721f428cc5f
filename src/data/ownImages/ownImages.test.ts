import { describe, expect, it, vi } from 'vitest';
import { classesInSet, imageSetComplaint } from '../../core/datasets/imageSet';
import type { DecodeImage, PlacedFile } from '../brought/broughtDataset';
import {
  classImages,
  encodedImages,
  inFolder,
  inList,
  pngWith,
  zipped,
} from '../testing/imageFiles';
import { placed, unpacking } from '../testing/unpacking';
import { imageHeader } from './imageHeader';
import { ownColour, ownGrey } from './ownImages';

type Bytes = Uint8Array<ArrayBuffer>;

/** Stands in for the browser: every pixel is the length of the file, and what is no image is damaged. */
const decode: DecodeImage = async (file, shape) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = shape.reduce((product, side) => product * side, 1);
  return imageHeader(bytes) ? new Uint8Array(size).fill(bytes.length) : null;
};

const unpack = (files: readonly PlacedFile[], parts: Parameters<typeof unpacking>[0] = {}) =>
  ownGrey.unpack(files, unpacking({ decode, ...parts }));

const zip = (bytes: Bytes) => placed([new File([bytes], 'pictures.zip')]);

const names = ['item 10', 'item 9', 'cup'];
const pictures = () => classImages(names, 20);

/** The folder with some files more, or others in place of its own. */
const withFiles = (files: Readonly<Record<string, Bytes>>) =>
  new Map([...pictures(), ...Object.entries(files)]);

describe('ownImages', () => {
  it('names classes for folders and splits every class alike', async () => {
    const { classes, train, test, heldOut, note, imageSet } = await unpack(inFolder(pictures()));
    expect(classes).toEqual(['cup', 'item 9', 'item 10']);
    expect([train.count, heldOut, test.count]).toEqual([48, 6, 12]);
    expect(train.pixels).toHaveLength(48 * 28 * 28);
    expect([0, 1, 2].map((own) => test.labels.filter((label) => label === own).length)).toEqual([
      4, 4, 4,
    ]);
    expect(note).toContain('Classes: cup (20), item 9 (20), item 10 (20).');
    expect(note).toContain('28 x 28 pixels, split with seed 42.');
    expect(imageSetComplaint(imageSet ?? '?')).toBeNull();
    expect(classesInSet(imageSet ?? '')).toBe(3);
  });

  it('keeps every image with its class', async () => {
    // Images of the one class are larger files than those of the other.
    const files = new Map(
      Array.from({ length: 40 }, (_, i) => {
        const bytes = i < 20 ? encodedImages.jpeg : encodedImages.webpLossy;
        return [`${i < 20 ? 'large' : 'small'}/${i}.jpg`, bytes] as const;
      }),
    );
    const { classes, train, test } = await unpack(inFolder(files));
    expect(classes).toEqual(['large', 'small']);
    for (const { pixels, labels, count } of [train, test]) {
      for (let i = 0; i < count; i++) {
        const { jpeg, webpLossy } = encodedImages;
        const { length } = labels[i] === 0 ? jpeg : webpLossy;
        expect(pixels[i * 28 * 28]).toBe(length % 256);
      }
    }
  });

  it('reads the same images from a folder and from a zip file', async () => {
    const folder = await unpack(inFolder(pictures()));
    expect(await unpack(zip(zipped(pictures())))).toEqual(folder);
    expect(await unpack(inFolder(new Map([...pictures()].toReversed())))).toEqual(folder);
  });

  it('tells sets apart by images, names and seed', async () => {
    const setOf = async (files: ReadonlyMap<string, Bytes>, seed = 42) =>
      (await unpack(inFolder(files), { seed })).imageSet;
    const renamed = new Map(
      [...pictures()].map(([path, bytes]) => [path.replace('cup', 'cut'), bytes]),
    );
    const other = withFiles({ 'pictures/cup/3.png': encodedImages.jpeg });
    const sets = [
      await setOf(pictures()),
      await setOf(pictures(), 43),
      await setOf(renamed),
      await setOf(other),
    ];
    expect(new Set(sets).size).toBe(4);
    expect(await setOf(pictures())).toBe(sets[0]);
  });

  it('scales to 32 x 32 in colour as well', async () => {
    const { train } = await ownColour.unpack(inFolder(pictures()), unpacking({ decode }));
    expect(train.pixels).toHaveLength(48 * 32 * 32 * 3);
  });

  it('passes over what is no image by its name, and says how many there were', async () => {
    const { note } = await unpack(
      inFolder(
        withFiles({
          'pictures/readme.txt': Uint8Array.of(1),
          'pictures/cup/._3.png': Uint8Array.of(1),
        }),
      ),
    );
    expect(note).toContain('2 other files were passed over.');
  });

  it('tells how much it has read, and stops when the learner has had enough', async () => {
    const onBytes = vi.fn();
    const files = inFolder(pictures());
    await unpack(files, { onBytes });
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    expect(onBytes).toHaveBeenLastCalledWith(total, total);
    const controller = new AbortController();
    const stopped = unpack(files, { signal: controller.signal, onBytes: () => controller.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});

const text = (value: string) => new TextEncoder().encode(value);
const hugePng = pngWith(10_000, 10_000, new Uint8Array(30));

/** An archive with numbers of its list changed. */
function changed(archive: Bytes, offset: number, value: number): Bytes {
  const copy = archive.slice();
  new DataView(copy.buffer).setUint32(inList(copy, offset), value, true);
  return copy;
}

/** The first file of the list unpacks to two megabytes of zeros. */
const bomb = () =>
  zipped(new Map([['pictures/cup/bomb.png', new Uint8Array(2_000_000)], ...pictures()]));

/** Every file of the list is the same bytes: the list alone is long. */
function overlapping(): Bytes {
  const archive = zipped(
    new Map([['a/1.png', new Uint8Array(400).map((_, i) => (i * i * 31) >> 3)]]),
  );
  const start = inList(archive, 0);
  const end = archive.length - 22;
  const entry = archive.slice(start, end);
  const count = 50;
  const tail = archive.slice(end);
  const view = new DataView(tail.buffer);
  view.setUint16(10, count, true);
  view.setUint32(12, entry.length * count, true);
  const list = Array.from({ length: count }, () => [...entry]).flat();
  return Uint8Array.from([...archive.subarray(0, start), ...list, ...tail]);
}

const sizeOffset = 24;
const flagsOffset = 8;
/** The time of day follows it. */
const methodOffset = 10;

const refusals: readonly (readonly [
  what: string,
  files: () => readonly PlacedFile[],
  said: RegExp,
])[] = [
  [
    'nothing but other files',
    () => inFolder(new Map([['a/b.txt', text('hello')]])),
    /no PNG, JPEG or WebP/,
  ],
  ['one class', () => inFolder(classImages(['cup'], 25)), /one folder, cup/],
  [
    '51 classes',
    () =>
      inFolder(
        classImages(
          Array.from({ length: 51 }, (_, i) => `c${i}`),
          20,
        ),
      ),
    /51 folders.*50 classes/,
  ],
  [
    'too few images of a class',
    () => inFolder(new Map([...classImages(['a', 'b'], 20), ...classImages(['few'], 19)])),
    /few has 19/,
  ],
  [
    'an image outside a folder',
    () => placed([new File([encodedImages.jpeg], 'a.jpg')]),
    /a\.jpg lies in no folder/,
  ],
  [
    'too many images',
    () => {
      const [one] = inFolder(new Map([['a/1.png', encodedImages.jpeg]]));
      return one ? Array.from({ length: 20_001 }, () => one) : [];
    },
    /20,001 images, more than/,
  ],
  [
    'an image of too many bytes',
    () => inFolder(withFiles({ 'pictures/cup/big.png': new Uint8Array(20_000_001) })),
    /big\.png has 21 MB/,
  ],
  [
    'images of too many bytes together',
    () => {
      const [one] = inFolder(new Map([['a/1.png', new Uint8Array(20_000_000)]]));
      return one ? Array.from({ length: 101 }, () => one) : [];
    },
    /2,020 MB together/,
  ],
  [
    'a text that is named like an image',
    () =>
      inFolder(
        withFiles({ 'pictures/cup/3.png': text('no image at all, but long enough to be one') }),
      ),
    /cup\/3\.png is named like an image and is none/,
  ],
  [
    'an image of 100 megapixels',
    () => inFolder(withFiles({ 'pictures/cup/3.png': hugePng })),
    /10000 x 10000 pixels, 100 megapixels/,
  ],
  [
    'a path that leads out',
    () => zip(zipped(withFiles({ '../cup/3.png': encodedImages.jpeg }))),
    /leads out/,
  ],
  [
    'a path that leads out with backslashes',
    () => zip(zipped(withFiles({ 'x\\..\\..\\3.png': encodedImages.jpeg }))),
    /leads out/,
  ],
  [
    'a path from the root',
    () => zip(zipped(withFiles({ '/etc/3.png': encodedImages.jpeg }))),
    /leads out/,
  ],
  [
    'a path from a drive',
    () => zip(zipped(withFiles({ 'C:\\cup\\3.png': encodedImages.jpeg }))),
    /leads out/,
  ],
  [
    'a name that turns its letters round',
    () => inFolder(withFiles({ 'pictures/cu\u202ep/3.png': encodedImages.jpeg })),
    /cannot be seen/,
  ],
  [
    'a class with a long name',
    () => inFolder(withFiles({ [`${'x'.repeat(41)}/3.png`]: encodedImages.jpeg })),
    /more than 40 characters/,
  ],
  [
    'a zip bomb that says its size',
    () => zip(zipped(withFiles({ 'a/bomb.png': new Uint8Array(30_000_000) }))),
    /bomb\.png has 30 MB/,
  ],
  [
    'a zip bomb that hides its size',
    () => zip(changed(bomb(), sizeOffset, 500)),
    /says: it is damaged, or a zip bomb/,
  ],
  ['a zip bomb of files that overlap', () => zip(overlapping()), /share their bytes/],
  [
    'an archive cut short',
    () => zip(zipped(pictures()).slice(0, -300)),
    /pictures\.zip is damaged/,
  ],
  [
    'an archive that is none',
    () => zip(text('PK but nothing more than that')),
    /pictures\.zip is damaged/,
  ],
  [
    'an archive compressed in a way of its own',
    () => zip(changed(zipped(pictures()), methodOffset, 12)),
    /compressed in a way that is not read here/,
  ],
  [
    'a locked archive',
    () => zip(changed(zipped(pictures()), flagsOffset, 0x0008_0001)),
    /locked with a password/,
  ],
];

describe('ownImages refuses, with a sentence and before it decodes,', () => {
  it.each(refusals)('%s', async (_, files, said) => {
    const watched = vi.fn(decode);
    const work = unpack(files(), { decode: watched });
    await expect(work).rejects.toMatchObject({
      message: expect.stringMatching(said),
      next: expect.stringMatching(/./),
    });
    const sizes = watched.mock.calls.map(([file]) => file.size);
    expect(sizes).not.toContain(hugePng.length);
  });

  it('an image that is damaged', async () => {
    const work = unpack(inFolder(pictures()), { decode: async () => null });
    await expect(work).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be decoded/),
    });
  });

  it('everything where the browser has no decoder', async () => {
    const work = unpack(inFolder(pictures()), { decode: null });
    await expect(work).rejects.toMatchObject({
      message: expect.stringMatching(/decodes no images/),
    });
  });
});
