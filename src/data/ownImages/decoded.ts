import { limits } from '../../core/datasets/ownLimits';
import { LabError } from '../../core/errors';
import type { ImageShape } from '../../core/model/spec';
import type { Unpacking } from '../brought/broughtDataset';
import type { Candidate } from './candidate';
import { imageHeader } from './imageHeader';
import { refusal, shownPath } from './refusal';

/**
 * Returns the pixels of an image in a shape, once its header has said that it can be decoded.
 *
 * Throws: `bad-file` when it is no image, too large or damaged; `cancelled`.
 */
export async function decoded(
  image: Candidate,
  shape: ImageShape,
  { decode, signal }: Unpacking,
): Promise<Uint8Array> {
  if (!decode) throw noDecoder();
  const bytes = await image.read(signal);
  const header = imageHeader(bytes);
  const path = shownPath(image.path);
  if (!header) {
    throw refusal(`${path} is named like an image and is none: it is no PNG, JPEG or WebP inside.`);
  }
  const { kind, width, height } = header;
  if (width * height > limits.mostPixels) {
    const megapixels = Math.ceil((width * height) / 1e6).toLocaleString('en');
    throw refusal(`${path} has ${width} x ${height} pixels, ${megapixels} megapixels.`);
  }
  const pixels = await decode(new Blob([bytes], { type: `image/${kind}` }), shape);
  if (!pixels)
    throw refusal(`${path} is damaged: it cannot be decoded.`, 'Take it out, then bring the rest.');
  return pixels;
}

const noDecoder = () =>
  new LabError(
    'bad-file',
    'This browser decodes no images beside the page.',
    'Bring them in a current version of Chrome, Edge, Firefox or Safari.',
  );
