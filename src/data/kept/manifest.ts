import * as v from 'valibot';
import type { KeptDataset } from '../../core/datasets/dataset';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const manifest = v.object({
  id: v.string(),
  classes: v.array(v.string()),
  counts: v.object({ train: count, heldOut: count, test: count }),
  imageSet: v.exactOptional(v.string()),
  bytes: count,
  note: v.string(),
});

export const manifestName = 'dataset.json';

/** Returns the bytes of the file that describes a kept dataset. */
export function encodeManifest(dataset: KeptDataset): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(dataset));
}

/** Returns the dataset that the file describes; null where it is damaged. */
export function decodeManifest(bytes: Uint8Array): KeptDataset | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return v.parse(manifest, JSON.parse(text));
  } catch {
    return null;
  }
}
