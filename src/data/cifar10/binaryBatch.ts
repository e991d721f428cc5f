import { LabError } from '../../core/errors';
import type { Member } from '../brought/members';
import type { LabeledImages } from '../dataset';
import { checkLabels, imageBytes, interleave, publishedRecords } from './records';

/** One byte for the label, then the pixels. */
const recordBytes = 1 + imageBytes;

export const publishedBytes = publishedRecords * recordBytes;

/**
 * Returns the images of a file in the binary layout, as many as it has.
 *
 * Throws: `data-truncated` when it does not end with a whole record, has more records than the
 * published file, or a label names no class.
 * Source: https://www.cs.toronto.edu/~kriz/cifar.html, "Binary version".
 */
export function parseBinaryBatch({ name, bytes }: Member, classCount: number): LabeledImages {
  const count = Math.floor(bytes.length / recordBytes);
  if (count === 0 || bytes.length % recordBytes !== 0) throw notWhole(name, bytes.length);
  if (count > publishedRecords) throw tooMany(name, count);
  const labels = Uint8Array.from({ length: count }, (_, i) => bytes[i * recordBytes] ?? 0);
  checkLabels(name, labels, classCount);
  const pixels = new Uint8Array(count * imageBytes);
  for (let i = 0; i < count; i++) {
    const start = i * recordBytes + 1;
    const own = pixels.subarray(i * imageBytes, (i + 1) * imageBytes);
    interleave(bytes.subarray(start, start + imageBytes), own);
  }
  return { pixels, labels, count };
}

const counted = (number: number) => number.toLocaleString('en');

const tooMany = (name: string, count: number) =>
  new LabError(
    'data-truncated',
    `${name} holds ${counted(count)} records, more than the ${counted(publishedRecords)} of the published file: it is another one.`,
    'Bring the six files as they were published, or with fewer records.',
  );

function notWhole(name: string, length: number): LabError {
  const records = Math.floor(length / recordBytes);
  return new LabError(
    'data-truncated',
    `${name} holds ${counted(length)} bytes: ${counted(records)} whole records of ${counted(recordBytes)} and ${counted(length % recordBytes)} bytes more. The published file holds ${counted(publishedBytes)}: this one is ${length < publishedBytes ? 'cut short' : 'longer'}, or another file.`,
    'Download it again, then bring all six files.',
  );
}
