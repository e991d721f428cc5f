import type { DatasetInfo, KeptDataset } from '../../core/datasets/dataset';
import { LabError } from '../../core/errors';
import type { UnpackedDataset } from '../brought/broughtDataset';
import type { LabeledImages } from '../dataset';
import { decodeManifest, encodeManifest, manifestName } from './manifest';
import { createMemoryFiles } from './memoryFiles';
import type { PrivateFiles } from './privateFiles';

export type Part = 'train' | 'test';

const folderOf = (id: string) => `dataset-${id}`;

/** The datasets that learners bring, in the browser's private files, or in memory where it has none. */
export class KeptDatasets {
  private readonly memory = createMemoryFiles();

  constructor(private readonly files: PrivateFiles | null) {}

  /** Returns what is kept of a dataset; null where the learner has to bring it. */
  async find(id: string): Promise<KeptDataset | null> {
    const bytes = await this.read(id, manifestName);
    return bytes && decodeManifest(bytes);
  }

  /** Keeps a dataset in place of what was kept of it; where there is no room, until the page closes. */
  async keep(info: DatasetInfo, unpacked: UnpackedDataset): Promise<KeptDataset> {
    await this.remove(info.id);
    const kept = keptOf(info, unpacked);
    if (this.files && (await isWritten(this.files, kept, unpacked))) return kept;
    const passing = { ...kept, note: `${kept.note} ${untilClosed}` };
    await write(this.memory, passing, unpacked);
    return passing;
  }

  async remove(id: string): Promise<void> {
    await this.memory.remove(folderOf(id));
    await this.files?.remove(folderOf(id));
  }

  /**
   * Returns the images of a part, for training with the held-out ones last.
   *
   * Throws: `data-truncated` when what is kept is damaged.
   */
  async images({ id, label, imageShape }: DatasetInfo, part: Part): Promise<LabeledImages> {
    const kept = await this.find(id);
    const [pixels, labels] = [
      await this.read(id, `${part}.pixels`),
      await this.read(id, `${part}.labels`),
    ];
    const count = kept === null ? 0 : countOf(kept, part);
    const imageSize = imageShape.reduce((total, side) => total * side, 1);
    if (pixels?.length === count * imageSize && labels?.length === count) {
      return { pixels, labels, count };
    }
    throw new LabError(
      'data-truncated',
      `The files of ${label} that this browser kept are damaged.`,
      'Remove them under Dataset, then bring them again.',
    );
  }

  private async read(id: string, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const folder = folderOf(id);
    return (await this.memory.read(folder, name)) ?? (await this.files?.read(folder, name)) ?? null;
  }
}

const untilClosed = 'The browser gave no room to keep them: they last until this page is closed.';

const countOf = ({ counts }: KeptDataset, part: Part) =>
  part === 'test' ? counts.test : counts.train + counts.heldOut;

function keptOf({ id }: DatasetInfo, unpacked: UnpackedDataset): KeptDataset {
  const { classes, train, test, heldOut, imageSet, note } = unpacked;
  return {
    id,
    classes,
    counts: { train: train.count - heldOut, heldOut, test: test.count },
    bytes: train.pixels.length + train.labels.length + test.pixels.length + test.labels.length,
    ...(imageSet === undefined ? {} : { imageSet }),
    note,
  };
}

/** Returns whether there was room; where there was none, nothing is left behind. */
async function isWritten(
  files: PrivateFiles,
  kept: KeptDataset,
  unpacked: UnpackedDataset,
): Promise<boolean> {
  try {
    await write(files, kept, unpacked);
    return true;
  } catch {
    await files.remove(folderOf(kept.id)).catch(() => {});
    return false;
  }
}

/** The manifest comes last: what is cut short has none. */
async function write(
  files: PrivateFiles,
  kept: KeptDataset,
  { train, test }: UnpackedDataset,
): Promise<void> {
  const folder = folderOf(kept.id);
  await files.write(folder, 'train.pixels', train.pixels);
  await files.write(folder, 'train.labels', train.labels);
  await files.write(folder, 'test.pixels', test.pixels);
  await files.write(folder, 'test.labels', test.labels);
  await files.write(folder, manifestName, encodeManifest(kept));
}
