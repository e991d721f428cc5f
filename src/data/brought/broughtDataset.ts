import type { DatasetInfo } from '../../core/datasets/dataset';
import type { Digest } from '../checksum';
import type { LabeledImages } from '../dataset';

/** A file that the learner chose. */
export type BroughtFile = Pick<File, 'name' | 'size' | 'stream' | 'slice' | 'arrayBuffer'>;

/** What unpacking works with. */
export interface Unpacking {
  /** Null where the browser has none, which is outside https and localhost. */
  readonly digest: Digest | null;
  /** Told how much of the files has been read. Units: bytes. */
  readonly onBytes: (done: number, total: number) => void;
  /** Ends the work when the learner has had enough. */
  readonly signal: AbortSignal;
}

/** The images that files held. */
export interface UnpackedDataset {
  readonly classes: readonly string[];
  /** Those to be held out come last. */
  readonly train: LabeledImages;
  readonly test: LabeledImages;
  /** How many of the training images are held out. */
  readonly heldOut: number;
  /** A sentence on where the images came from, and how that was checked. */
  readonly note: string;
}

/** A dataset whose files the learner brings. */
export interface BroughtDataset extends DatasetInfo {
  /**
   * Returns the images that the files hold.
   *
   * Throws: `data-missing`, `data-truncated`, `data-checksum` with what is wrong with which file;
   * `cancelled`.
   */
  unpack(files: readonly BroughtFile[], how: Unpacking): Promise<UnpackedDataset>;
}
