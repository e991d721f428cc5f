import type { DatasetInfo } from '../../core/datasets/dataset';
import type { ImageShape } from '../../core/model/spec';
import type { Digest } from '../checksum';
import type { LabeledImages } from '../dataset';

/** A file that the learner chose. */
export type BroughtFile = Pick<File, 'name' | 'size' | 'stream' | 'slice' | 'arrayBuffer'>;

/** A file that the learner chose, and where it lay. */
export interface PlacedFile<F extends BroughtFile = BroughtFile> {
  /** Folders and name below the folder that was chosen; its name alone where none was. */
  readonly path: string;
  readonly file: F;
}

/**
 * Returns the pixels of an image as the lab takes them; null when it cannot be decoded.
 *
 * Shapes: [height * width * channels], 0 to 255.
 */
export type DecodeImage = (file: Blob, shape: ImageShape) => Promise<Uint8Array | null>;

/** What unpacking works with. */
export interface Unpacking {
  /** Null where the browser has none, which is outside https and localhost. */
  readonly digest: Digest | null;
  /** Null where the browser has none. */
  readonly decode: DecodeImage | null;
  /** Decides how images are split that come without a split of their own. */
  readonly seed: number;
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
  /** Of own images, which set they are; absent for published ones. */
  readonly imageSet?: string;
  /** A sentence on where the images came from, and how that was checked. */
  readonly note: string;
}

/** A dataset whose files the learner brings. */
export interface BroughtDataset extends DatasetInfo {
  /**
   * Returns the images that the files hold.
   *
   * Throws: `data-missing`, `data-truncated`, `data-checksum`, `bad-file` with what is wrong with which
   * file; `cancelled`.
   */
  unpack(files: readonly PlacedFile[], how: Unpacking): Promise<UnpackedDataset>;
}
