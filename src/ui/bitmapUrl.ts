import type { ImageShape } from '../core/model/spec';

const headerBytes = 54;

/**
 * Returns the address of a picture of bytes that holds the picture itself, for pages that have no
 * script to draw one. `pixels` has one byte per pixel and channel: grey, or red, green and blue.
 *
 * Source: Windows bitmap, BITMAPINFOHEADER: 24 bits per pixel, the lowest row first.
 */
export function bitmapUrl(pixels: Uint8Array, [height, width, channels]: ImageShape): string {
  // Rows begin at multiples of four bytes.
  const stride = Math.ceil((3 * width) / 4) * 4;
  const bytes = new Uint8Array(headerBytes + stride * height);
  writeHeader(new DataView(bytes.buffer), width, height);
  for (let row = 0; row < height; row++) {
    const start = headerBytes + (height - 1 - row) * stride;
    for (let at = 0; at < 3 * width; at++) {
      const channel = Math.min(2 - (at % 3), channels - 1);
      const pixel = row * width + Math.floor(at / 3);
      bytes[start + at] = pixels[pixel * channels + channel] ?? 0;
    }
  }
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...bytes))}`;
}

function writeHeader(view: DataView, width: number, height: number): void {
  view.setUint16(0, 0x42_4d);
  view.setUint32(2, view.byteLength, true);
  view.setUint32(10, headerBytes, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
}
