import type { LabeledImages } from './dataset';

/** The training file, divided into what runs train on and what they are judged on while they run. */
export interface TrainingSplit {
  readonly train: LabeledImages;
  readonly heldOut: LabeledImages;
}

/**
 * Returns the training images without their last `heldOut`, and those: views, nothing is copied.
 *
 * The split is the same for every seed, so that curves and checkpoints of different runs compare.
 * FashionMNIST's training file is shuffled: its last 5,000 images hold 450 to 527 of each class.
 */
export function splitTraining(images: LabeledImages, heldOut: number): TrainingSplit {
  if (heldOut < 0 || heldOut > images.count) {
    throw new RangeError(`cannot hold out ${heldOut} of ${images.count} images`);
  }
  const kept = images.count - heldOut;
  return { train: view(images, 0, kept), heldOut: view(images, kept, images.count) };
}

function view({ pixels, labels, count }: LabeledImages, start: number, end: number): LabeledImages {
  const imageBytes = count === 0 ? 0 : pixels.length / count;
  return {
    pixels: pixels.subarray(start * imageBytes, end * imageBytes),
    labels: labels.subarray(start, end),
    count: end - start,
  };
}
