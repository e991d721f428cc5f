import { LabError } from '../core/errors';
import type { ImageShape } from '../core/model/spec';
import type { LabeledImages } from './dataset';
import { parseIdx } from './idx';

const unfit = (message: string) =>
  new LabError(
    'data-truncated',
    message,
    'Put the original data files back in their place, then reload the page.',
  );

/**
 * Returns the labelled images of a pair of IDX files, without copying the pixels.
 *
 * Throws: `data-truncated` when a file is malformed, the two do not belong together, or a label
 * names no class.
 */
export function parseLabeledIdx(
  imageBytes: Uint8Array<ArrayBuffer>,
  labelBytes: Uint8Array<ArrayBuffer>,
  imageShape: ImageShape,
  classCount: number,
): LabeledImages {
  const images = parseIdx(imageBytes);
  const labels = parseIdx(labelBytes);
  const [count = 0, ...pictureShape] = images.shape;
  const [height, width] = imageShape;
  if (pictureShape.length !== 2 || pictureShape[0] !== height || pictureShape[1] !== width) {
    throw unfit(`The images are of shape [${images.shape}], not [n,${height},${width}].`);
  }
  if (labels.shape.length !== 1 || labels.shape[0] !== count) {
    throw unfit(`There are ${count} images, but the labels are of shape [${labels.shape}].`);
  }
  const stray = labels.data.find((label) => label >= classCount);
  if (stray !== undefined) throw unfit(`Label ${stray} names none of the ${classCount} classes.`);
  return { pixels: images.data, labels: labels.data, count };
}
