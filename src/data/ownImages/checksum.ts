import type { LabeledImages } from '../dataset';

/**
 * Returns a checksum of images, their labels and the names of their classes.
 *
 * Units: an integer of 32 bits.
 * Source: Fowler, Noll and Vo, FNV-1a, 32 bits.
 */
export function checksumOf(classes: readonly string[], parts: readonly LabeledImages[]): number {
  let hash = 0x811c9dc5;
  const add = (bytes: Uint8Array) => {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  };
  add(new TextEncoder().encode(classes.join('\n')));
  for (const { pixels, labels } of parts) {
    add(labels);
    add(pixels);
  }
  return hash >>> 0;
}
