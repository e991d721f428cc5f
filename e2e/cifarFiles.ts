import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { asPickles, cifarBatches } from '../src/data/testing/cifarFiles';

/** A file as Playwright hands it to a page. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const chosen = (name: string, bytes: Uint8Array): ChosenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

/** 40 real images of CIFAR-10, in an archive like the published one. */
export const realArchive = (): ChosenFile =>
  chosen(
    'cifar-10-cut.tar.gz',
    readFileSync(new URL('fixtures/cifar-10-cut.tar.gz', import.meta.url)),
  );

/** The six files of the binary version, with so many made-up images each. */
export const binaryFiles = (count: number): ChosenFile[] =>
  [...cifarBatches(count)].map(([name, bytes]) => chosen(name, bytes));

/** The same as the Python version has them. */
export const pythonFiles = (count: number): ChosenFile[] =>
  [...asPickles(cifarBatches(count))].map(([name, bytes]) => chosen(name, bytes));

/** Drops files on a place of the page, as a person does. */
export async function drop(place: Locator, files: readonly ChosenFile[]): Promise<void> {
  const sent = files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  const transfer = await place.page().evaluateHandle((parts) => {
    const data = new DataTransfer();
    for (const { name, base64 } of parts) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, sent);
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}
