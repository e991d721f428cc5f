import { useEffect, useRef } from 'react';
import type { ImageShape } from '../core/model/spec';

interface PixelImageProps {
  /** One byte per pixel and channel: grey, or red, green and blue. */
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
  /** Side of the drawing. Units: CSS pixels. */
  readonly size: number;
  readonly label: string;
}

/** A small picture of bytes, drawn with hard edges. */
export function PixelImage({ pixels, shape, size, label }: PixelImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height, width, channels] = shape;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    image.data.set(toRgba(pixels, channels));
    context.putImageData(image, 0, 0);
  }, [pixels, width, height, channels]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      style={{ width: size, height: size, imageRendering: 'pixelated', borderRadius: 4 }}
      role="img"
      aria-label={label}
    />
  );
}

/** Returns grey or coloured pixels with red, green, blue and opacity. */
export function toRgba(pixels: Uint8Array, channels: number): Uint8ClampedArray {
  const count = pixels.length / channels;
  const rgba = new Uint8ClampedArray(count * 4);
  for (let pixel = 0; pixel < count; pixel++) {
    for (let color = 0; color < 3; color++) {
      rgba[4 * pixel + color] = pixels[channels * pixel + Math.min(color, channels - 1)] ?? 0;
    }
    rgba[4 * pixel + 3] = 255;
  }
  return rgba;
}
