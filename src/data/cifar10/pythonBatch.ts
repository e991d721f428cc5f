import { LabError } from '../../core/errors';
import type { Member } from '../brought/members';
import type { LabeledImages } from '../dataset';
import { readPickle } from '../pickle/readPickle';
import { PickleArray, type PickleValue } from '../pickle/values';
import { checkLabels, imageBytes, interleave } from './records';

/**
 * Returns the images of a file of the Python version: a pickled dictionary with `labels`, a list,
 * and `data`, an array of bytes [images, 3072].
 *
 * Throws: `data-truncated` when it holds anything else.
 * Source: https://www.cs.toronto.edu/~kriz/cifar.html, "Dataset layout".
 */
export function parsePythonBatch({ name, bytes }: Member, classCount: number): LabeledImages {
  const { data, labels } = contents(readPickle(bytes, name), name);
  const count = labels.length;
  checkLabels(name, labels, classCount);
  const pixels = new Uint8Array(count * imageBytes);
  for (let i = 0; i < count; i++) {
    const [start, end] = [i * imageBytes, (i + 1) * imageBytes];
    interleave(data.subarray(start, end), pixels.subarray(start, end));
  }
  return { pixels, labels: Uint8Array.from(labels), count };
}

function contents(value: PickleValue, name: string) {
  const dictionary = value instanceof Map ? value : new Map<string, PickleValue>();
  const [data, list] = [dictionary.get('data'), dictionary.get('labels')];
  const labels = Array.isArray(list) ? list.filter((label) => typeof label === 'number') : [];
  const fits =
    data instanceof PickleArray &&
    Array.isArray(list) &&
    labels.length > 0 &&
    labels.length === list.length &&
    data.data.length === labels.length * imageBytes;
  if (fits) return { data: data.data, labels };
  throw new LabError(
    'data-truncated',
    `${name} is no file of CIFAR-10: it lacks labels and an array of as many images.`,
    'Bring the files as they were published, or the binary version.',
  );
}
