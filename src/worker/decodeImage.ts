import type { ImageShape } from '../core/model/spec';
import type { DecodeImage } from '../data/brought/broughtDataset';

/** Returns the decoder of the browser; null where workers have none. */
export function browserDecoder(): DecodeImage | null {
  const isThere = 'createImageBitmap' in globalThis && 'OffscreenCanvas' in globalThis;
  return isThere ? decode : null;
}

async function decode(file: Blob, shape: ImageShape): Promise<Uint8Array | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  try {
    return packed(scaled(bitmap, shape), shape);
  } finally {
    bitmap.close();
  }
}

/** Returns the middle square of an image, scaled, on white where it is transparent. */
function scaled(bitmap: ImageBitmap, [height, width]: ImageShape): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  const side = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  context.drawImage(bitmap, left, top, side, side, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** Shapes: pixels of four bytes; result [height * width * channels]. */
function packed({ data }: ImageData, [height, width, channels]: ImageShape): Uint8Array {
  const bytes = new Uint8Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * pixel, 4 * pixel + 3);
    const values = channels === 1 ? [luma(red, green, blue)] : [red, green, blue];
    bytes.set(values, pixel * channels);
  }
  return bytes;
}

/** Source: ITU-R BT.601-7, 2.5.1. */
const luma = (red: number, green: number, blue: number) =>
  Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
