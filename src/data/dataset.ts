import type { DatasetContents, DatasetInfo } from '../core/datasets/dataset';

/** Labelled images as they come from the files: one byte per pixel and per label. */
export interface LabeledImages {
  /** Row-major, shape [count, height * width * channels], 0 to 255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Index into the dataset's classes, shape [count]. */
  readonly labels: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/** One file of a dataset that lies beside the page. */
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

/** The files of a dataset that lies beside the page, by what they hold. */
export interface DatasetFiles {
  readonly testImages: DataFile;
  readonly testLabels: DataFile;
  readonly trainImages: DataFile;
  readonly trainLabels: DataFile;
  /** The first bytes of `trainImages`, for calibration before anything is trained. */
  readonly calibrationImages: DataFile;
}

/** Told how much has arrived. Units: bytes; `total` is null when nobody says. */
export type OnBytes = (loadedBytes: number, totalBytes: number | null) => void;

/**
 * The parts of a dataset, each loaded when first asked for and then kept; a load that fails is
 * tried anew by the next call.
 *
 * Throws: `data-missing`, `data-truncated`, `data-checksum`.
 */
export interface DatasetLoader {
  /** What there is, before any of it is loaded. */
  contents(): Promise<DatasetContents>;
  test(onBytes?: OnBytes): Promise<LabeledImages>;
  /** All training images, the held-out ones last. */
  train(onBytes?: OnBytes): Promise<LabeledImages>;
  /** The first training images; where that spares something, no more is loaded than those. */
  calibration(onBytes?: OnBytes): Promise<LabeledImages>;
  /**
   * Fetches what the browser does not keep yet, and holds none of it in memory. Resolves to false
   * where the browser keeps nothing.
   */
  keep(): Promise<boolean>;
}

/** A dataset whose files lie beside the page. */
export interface ShippedDataset extends DatasetInfo {
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
