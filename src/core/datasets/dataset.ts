import type { ImageShape, PixelRange } from '../model/spec';

/** How many images a dataset has for what. */
export interface ImageCounts {
  /** That runs train on. */
  readonly train: number;
  /** Of the training images, that no run trains on. */
  readonly heldOut: number;
  readonly test: number;
}

/**
 * Where the images come from: files beside the page (`shipped`), or files of the learner
 * (`brought`), which stay in their browser.
 */
export type DatasetOrigin = 'shipped' | 'brought';

/** What is in a dataset. */
export interface DatasetContents {
  /** Names of the classes, in the order of their labels. */
  readonly classes: readonly string[];
  readonly counts: ImageCounts;
  /** Of a learner's own images, which set they are (`imageSet.ts`); absent for published ones. */
  readonly imageSet?: string;
}

/**
 * What the lab knows of a dataset before it has seen an image; its counts are as published, of which
 * a learner may bring a part.
 */
export interface DatasetInfo extends DatasetContents {
  readonly id: string;
  readonly label: string;
  readonly imageShape: ImageShape;
  /** What the bytes 0 and 255 of a pixel become. */
  readonly inputRange: PixelRange;
  readonly licence: string;
  /** Where it was published, and how to cite it. */
  readonly source: string;
  readonly origin: DatasetOrigin;
  /** What the learner brings, in a sentence; null where files come with the page. */
  readonly bring: string | null;
  /** Whether they are images of the learner's own, in folders that name their classes. */
  readonly own: boolean;
  /** Whether trained networks for it come with the lab. */
  readonly shipsWeights: boolean;
}

/** What a browser keeps of a dataset that the learner brought. */
export interface KeptDataset extends DatasetContents {
  readonly id: string;
  /** What takes room in the browser. Units: bytes. */
  readonly bytes: number;
  /** A sentence on where the images came from, and how that was checked. */
  readonly note: string;
}

/** Returns how many of so many training images are held out, in proportion to the published split. */
export function heldOutOf({ counts }: DatasetInfo, trainingImages: number): number {
  const { train, heldOut } = counts;
  return Math.floor((trainingImages * heldOut) / (train + heldOut));
}
