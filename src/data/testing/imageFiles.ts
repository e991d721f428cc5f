import { crc32 } from 'node:zlib';
import { type Zippable, zipSync, zlibSync } from 'fflate';
import type { PlacedFile } from '../brought/broughtDataset';
import { joinBytes } from './cifarFiles';

type Bytes = Uint8Array<ArrayBuffer>;
type Colour = readonly [red: number, green: number, blue: number];

const text = (value: string) => new TextEncoder().encode(value);
const uint32 = (value: number) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinBytes([text(type), data]);
  return joinBytes([uint32(data.length), body, uint32(crc32(body))]);
}

/** Returns a PNG whose header says so, whatever the length of its pixels. */
export function pngWith(width: number, height: number, rows: Uint8Array): Bytes {
  const header = joinBytes([uint32(width), uint32(height), Uint8Array.of(8, 2, 0, 0, 0)]);
  return joinBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Returns a PNG of pixels that a function of their places colours. */
export function png(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Bytes {
  const row = (y: number) => [0, ...places(width).flatMap((x) => colourAt(x, y))];
  return pngWith(width, height, Uint8Array.from(places(height).flatMap(row)));
}

const places = (count: number) => Array.from({ length: count }, (_, place) => place);

const decoded = (base64: string): Bytes =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Images of 7 x 5 pixels as Chromium encodes them: one colour, in the last half transparent. */
export const encodedImages = {
  jpeg: decoded(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAFAAcDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCIACqn/9k=',
  ),
  webpLossy: decoded(
    'UklGRjgAAABXRUJQVlA4ICwAAACQAQCdASoHAAUAAsBMJaACdLoAA5gA/u7T36+ZZwv5/9CT/4JP/gk/cAAAAA==',
  ),
  webpLossless: decoded('UklGRh4AAABXRUJQVlA4TBEAAAAvBgABAAdQiiKXov+BiOh/AAA='),
  webpExtended: decoded(
    'UklGRlwAAABXRUJQVlA4WAoAAAAQAAAABgAABAAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICwAAACQAQCdASoHAAUAAsBMJaACdLoAA5gA/u7T36+ZZwv5/9CT/4JP/gk/cAAAAA==',
  ),
} as const;

/** A folder of small images for each class, in one folder: stripes whose direction and brightness are the class's. */
export function classImages(classes: readonly string[], perClass: number): Map<string, Bytes> {
  const files = new Map<string, Bytes>();
  classes.forEach((name, label) => {
    for (let i = 0; i < perClass; i++) {
      files.set(`pictures/${name}/${i}.png`, striped(label, i));
    }
  });
  return files;
}

function striped(label: number, shift: number): Bytes {
  return png(40, 36, (x, y) => {
    const along = [x, y, x + y, x - y][label % 4] ?? 0;
    const bright = Math.floor((along + shift + 80) / 4) % 2 === 0;
    const level = 50 + 95 * (label % 3);
    return bright ? [level, level, 40] : [level - 40, shift, level - 40];
  });
}

/** Returns files as the dialog for folders hands them over. */
export const inFolder = (files: ReadonlyMap<string, Bytes>): PlacedFile<File>[] =>
  [...files].map(([path, bytes]) => ({
    path,
    file: new File([bytes], path.slice(path.lastIndexOf('/') + 1)),
  }));

/** Returns files in a zip archive, deflated however little that gains. */
export const zipped = (files: ReadonlyMap<string, Bytes>): Bytes => {
  const entries: Zippable = Object.fromEntries(files);
  return new Uint8Array(zipSync(entries, { level: 6 }));
};

/** Returns where the list of an archive says something of its first file. Units: bytes from the start. */
export function inList(archive: Uint8Array, offset: number): number {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  return view.getUint32(archive.length - 22 + 16, true) + offset;
}
