import type { ImageShape } from '../core/model/spec';

/** Labelled images as they come from the files: one byte per pixel and per label. */
export interface LabeledImages {
  /** Row-major, shape [count, height * width * channels], 0 to 255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Index into the dataset's classes, shape [count]. */
  readonly labels: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/** One published file of a dataset. */
export interface DataFile {
  /** Relative to the page. */
  readonly path: string;
  /** In words, for messages: `test images`. */
  readonly what: string;
  /** Of the decompressed file, in hexadecimal. */
  readonly sha256: string;
  /** Length of the decompressed file. Units: bytes. */
  readonly bytes: number;
}

/** The files of a dataset, by what they hold. */
export interface DatasetFiles {
  readonly testImages: DataFile;
  readonly testLabels: DataFile;
  readonly trainImages: DataFile;
  readonly trainLabels: DataFile;
  /** The first bytes of `trainImages`, for calibration before anything is trained. */
  readonly calibrationImages: DataFile;
}

/** Everything the lab needs to know of a dataset. Adding one is one file, its test and one line. */
export interface DatasetSpec {
  readonly id: string;
  readonly label: string;
  readonly imageShape: ImageShape;
  /** Names of the classes, in the order of their labels. */
  readonly classes: readonly string[];
  readonly licence: string;
  /** Where it was published, and how to cite it. */
  readonly source: string;
  /** Number of training images that no run trains on. */
  readonly heldOut: number;
  readonly trainTotal: number;
  readonly testTotal: number;
  readonly files: DatasetFiles;
  /**
   * Returns the images and labels that two decompressed files hold.
   *
   * Throws: `data-truncated` when the bytes are not in the dataset's format.
   */
  parse(images: Uint8Array<ArrayBuffer>, labels: Uint8Array<ArrayBuffer>): LabeledImages;
  /** Returns the images in the first bytes of the training file, every label 0. */
  parseCalibration(images: Uint8Array<ArrayBuffer>): LabeledImages;
}
