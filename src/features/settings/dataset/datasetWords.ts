import type { DatasetInfo, ImageCounts } from '../../../core/datasets/dataset';
import { formatCount } from '../../../share/format';

/** Returns how many images there are for what. */
export function countsInWords({ train, heldOut, test }: ImageCounts): string {
  return `${formatCount(train)} training, ${formatCount(heldOut)} held-out and ${formatCount(test)} test images.`;
}

/** Returns a size in MB. */
export const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Returns what a dataset is called within a sentence. */
export const inSentence = ({ own, label }: DatasetInfo) => (own ? 'your images' : label);
