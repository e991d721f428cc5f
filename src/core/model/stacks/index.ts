import type { ImageShape } from '../spec';
import { colour32 } from './colour32';
import { grey28 } from './grey28';
import type { Stack } from './stack';

/** Every shape of image that the lab has layers for. */
export const stacks: readonly Stack[] = [grey28, colour32];

/** Returns the layers for images of that shape. */
export function stackFor(imageShape: ImageShape): Stack {
  const stack = stacks.find((candidate) =>
    candidate.imageShape.every((size, axis) => size === imageShape[axis]),
  );
  if (!stack) throw new RangeError(`there are no layers for images of [${imageShape}]`);
  return stack;
}
