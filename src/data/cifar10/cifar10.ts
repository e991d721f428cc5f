import { cifar10 as info } from '../../core/datasets/cifar10';
import { heldOutOf } from '../../core/datasets/dataset';
import { LabError } from '../../core/errors';
import type {
  BroughtDataset,
  PlacedFile,
  UnpackedDataset,
  Unpacking,
} from '../brought/broughtDataset';
import { type Member, membersOf } from '../brought/members';
import type { LabeledImages } from '../dataset';
import { parseBinaryBatch } from './binaryBatch';
import { type Origin, originNote, originOf } from './origin';
import { publishedArchives } from './published';
import { parsePythonBatch } from './pythonBatch';
import { joined } from './records';

/** The parts of the training set, then the test set, as both versions name their files. */
const trainBatches = [1, 2, 3, 4, 5].map((part) => `data_batch_${part}`);
const testBatch = 'test_batch';
const batches = [...trainBatches, testBatch];

const withoutEnding = (name: string) => name.replace(/\.bin$/, '');

const wanted = {
  isMember: (name: string) => batches.includes(withoutEnding(name)),
  names: `Bring cifar-10-binary.tar.gz, cifar-10-python.tar.gz, or the six files ${trainBatches[0]}.bin to ${trainBatches.at(-1)}.bin and ${testBatch}.bin together.`,
  mostBytes: 31_500_000,
  publishedBytes: (name: string) =>
    publishedArchives.find((archive) => archive.name === name)?.bytes ?? null,
  mostUnpacked: 200_000_000,
};

/** CIFAR-10, from either of its published versions, or from a part of it. */
export const cifar10: BroughtDataset = { ...info, unpack };

async function unpack(placed: readonly PlacedFile[], how: Unpacking): Promise<UnpackedDataset> {
  const files = placed.map(({ file }) => file);
  const origin = await originOf(files, how);
  const parts = new Map<string, LabeledImages>();
  for await (const member of membersOf(files, wanted, how)) {
    const batch = withoutEnding(member.name);
    if (parts.has(batch)) throw twice(member.name);
    parts.set(batch, parse(member));
    await origin.check(member);
  }
  return assembled(parts, origin);
}

function parse(member: Member): LabeledImages {
  const parseBatch = member.name.endsWith('.bin') ? parseBinaryBatch : parsePythonBatch;
  return parseBatch(member, info.classes.length);
}

function assembled(parts: ReadonlyMap<string, LabeledImages>, origin: Origin): UnpackedDataset {
  const found = (batch: string) => {
    const images = parts.get(batch);
    if (!images) throw missing(batches.filter((name) => !parts.has(name)));
    return images;
  };
  const test = found(testBatch);
  const train = joined(trainBatches.map(found));
  const heldOut = heldOutOf(info, train.count);
  if (heldOut === 0) throw tooFew(train.count);
  const note = originNote(origin, train.count + test.count);
  return { classes: info.classes, train, test, heldOut, note };
}

const twice = (name: string) =>
  new LabError('data-missing', `${name} was brought twice.`, wanted.names);

const missing = (names: readonly string[]) =>
  new LabError(
    'data-missing',
    names.length === batches.length
      ? 'There is no file of CIFAR-10 in what was brought.'
      : `Of the files of CIFAR-10, ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing.`,
    wanted.names,
  );

const tooFew = (count: number) =>
  new LabError(
    'data-truncated',
    `There are ${count} training images, too few to hold one of ten out.`,
    'Bring files with more records.',
  );
