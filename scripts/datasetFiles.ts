import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const isBatch = (name: string) => /^(data_batch_[1-5]|test_batch)(\.bin)?$/.test(name);

/**
 * Returns the files of a dataset at a path: an archive alone, or the batches of CIFAR-10 in a folder.
 *
 * Throws: `Error` with a sentence where there are none.
 */
export function datasetFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter(isBatch);
  if (names.length > 0) return names.map((name) => join(path, name));
  throw new Error(`There is no data_batch_1.bin or the like in ${path}.`);
}
