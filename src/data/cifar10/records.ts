import { LabError } from '../../core/errors';
import type { LabeledImages } from '../dataset';

/** Colour planes of 32 x 32 pixels, row by row: red, green, blue. */
export const imageBytes = 3_072;
const planeBytes = 1_024;
const channels = 3;

/** Records of a published file. */
export const publishedRecords = 10_000;

/** Writes the planes of an image as pixels of three neighbouring values. */
export function interleave(planes: Uint8Array, pixels: Uint8Array): void {
  for (let pixel = 0; pixel < planeBytes; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      pixels[pixel * channels + channel] = planes[channel * planeBytes + pixel] ?? 0;
    }
  }
}

/** Returns the images of several files, one after another. */
export function joined(parts: readonly LabeledImages[]): LabeledImages {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const pixels = new Uint8Array(count * imageBytes);
  const labels = new Uint8Array(count);
  let at = 0;
  for (const part of parts) {
    pixels.set(part.pixels, at * imageBytes);
    labels.set(part.labels, at);
    at += part.count;
  }
  return { pixels, labels, count };
}

/** Throws: `data-truncated` when a label names none of the ten classes. */
export function checkLabels(name: string, labels: ArrayLike<number>, classCount: number): void {
  const stray = Array.from(labels).findIndex((label) => !(label >= 0 && label < classCount));
  if (stray < 0) return;
  throw new LabError(
    'data-truncated',
    `Record ${stray + 1} of ${name} has the label ${labels[stray]}, which names none of the ${classCount} classes: the file is not of CIFAR-10.`,
    'Bring the files as they were published; those of CIFAR-100 have another layout.',
  );
}
