import { expect, test } from 'vitest';
import { dropped, placed } from './placed';

const file = (name: string, path = '') =>
  Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: path });

test('files keep the place below the folder that was chosen; alone they have their name', () => {
  const chosen = placed([file('1.png', 'pictures/cup/1.png'), file('a.zip')]);
  expect(chosen.map(({ path }) => path)).toEqual(['pictures/cup/1.png', 'a.zip']);
});

/** A folder that hands out what lies in it one by one, as browsers do in parts. */
function folder(path: string, ...inside: object[]) {
  const createReader = () => {
    const rest = [...inside];
    return { readEntries: (take: (part: object[]) => void) => take(rest.splice(0, 1)) };
  };
  return { isFile: false, isDirectory: true, fullPath: path, createReader };
}

const entry = (path: string) => ({
  isFile: true,
  isDirectory: false,
  fullPath: path,
  file: (take: (found: File) => void) => take(file(path.slice(path.lastIndexOf('/') + 1))),
});

const transfer = (entries: readonly (object | null)[], files: readonly File[]): DataTransfer =>
  Object.assign(Object.create(null), {
    items: entries.map((own) => ({ webkitGetAsEntry: () => own })),
    files,
  });

test('a folder that is dropped brings all that lies in it, with its place', async () => {
  const cups = folder('/pictures/cup', entry('/pictures/cup/1.png'), entry('/pictures/cup/2.png'));
  const pictures = folder('/pictures', cups, entry('/pictures/notes.txt'));
  const found = await dropped(transfer([pictures, entry('/a.zip')], []));
  expect(found.map(({ path }) => path)).toEqual([
    'pictures/cup/1.png',
    'pictures/cup/2.png',
    'pictures/notes.txt',
    'a.zip',
  ]);
  expect(found[0]?.file.name).toBe('1.png');
});

test('what a browser knows no entries of comes as plain files', async () => {
  const found = await dropped(transfer([null], [file('a.zip')]));
  expect(found.map(({ path }) => path)).toEqual(['a.zip']);
});
