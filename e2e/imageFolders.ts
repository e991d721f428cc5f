import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { classImages, encodedImages } from '../src/data/testing/imageFiles';

type Files = ReadonlyMap<string, Uint8Array>;

export const classNames = ['cup', 'fork', 'spoon'];

/** Small images of three classes, one of them a JPEG and one a WebP, and what lies about in folders. */
export function imageFiles(): Map<string, Uint8Array<ArrayBuffer>> {
  const files = classImages(classNames, 24);
  files.set('pictures/fork/photo.jpg', encodedImages.jpeg);
  files.set('pictures/spoon/photo.WEBP', encodedImages.webpExtended);
  files.set('pictures/notes.txt', new TextEncoder().encode('what was taken when'));
  return files;
}

/** Writes files below a folder of the test, and returns the folder that holds them all. */
export function written(files: Files, below: string): string {
  for (const [path, bytes] of files) {
    const place = join(below, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  return join(below, 'pictures');
}
