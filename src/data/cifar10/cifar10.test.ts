import { describe, expect, it, vi } from 'vitest';
import {
  archiveOf,
  asFiles,
  asPickles,
  cifarBatch,
  cifarBatches,
  cifarRecord,
  joinBytes,
} from '../testing/cifarFiles';
import { placed, unpacking } from '../testing/unpacking';
import { cifar10 } from './cifar10';
import { publishedArchives } from './published';

const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);

const unpack = (files: readonly File[], signal = new AbortController().signal) =>
  cifar10.unpack(placed(files), unpacking({ digest, signal }));

const only = (name: string, bytes: Uint8Array<ArrayBuffer>) => [new File([bytes], name)];

/** The six files with one of them changed. */
const withFile = (name: string, bytes: Uint8Array<ArrayBuffer> | null) => {
  const files = cifarBatches(4);
  if (bytes) files.set(name, bytes);
  else files.delete(name);
  return asFiles(files);
};

describe('cifar10', () => {
  it('reads the six files, planes turned into pixels, every tenth training image held out', async () => {
    const { train, test, heldOut, classes, note } = await unpack(asFiles(cifarBatches(4)));
    expect([train.count, test.count, heldOut]).toEqual([20, 4, 2]);
    expect(classes).toHaveLength(10);
    const record = cifarRecord(0);
    // Red, green and blue of the first two pixels.
    const expected = [record[1], record[1025], record[2049], record[2], record[1026], record[2050]];
    expect([...train.pixels.subarray(0, 6)]).toEqual(expected);
    expect([...train.labels.subarray(0, 5)]).toEqual([0, 1, 2, 3, 3]);
    expect([...test.labels]).toEqual([5, 6, 7, 8]);
    expect(note).toContain('24 whole records');
  });

  it('reads the same images from the archives of both versions', async () => {
    const plain = await unpack(asFiles(cifarBatches(3)));
    const binary = await unpack(only('a.tar.gz', await archiveOf(cifarBatches(3))));
    const python = await unpack(only('b.tgz', await archiveOf(asPickles(cifarBatches(3)))));
    expect(binary).toEqual(plain);
    expect(python).toEqual(plain);
    expect(await unpack(asFiles(asPickles(cifarBatches(3))))).toEqual(plain);
  });

  it('tells how much of the files it has read', async () => {
    const onBytes = vi.fn();
    const [archive] = only('a.tar.gz', await archiveOf(cifarBatches(3)));
    if (!archive) throw new Error('there is an archive');
    await cifar10.unpack(placed([archive]), unpacking({ digest, onBytes }));
    expect(onBytes).toHaveBeenLastCalledWith(archive.size, archive.size);
  });

  it('stops when the learner has had enough', async () => {
    await expect(unpack(asFiles(cifarBatches(3)), AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('stops in the middle of an archive', async () => {
    const controller = new AbortController();
    const files = only('a.tar.gz', await archiveOf(cifarBatches(30)));
    const onBytes = () => controller.abort();
    const work = cifar10.unpack(
      placed(files),
      unpacking({ digest, signal: controller.signal, onBytes }),
    );
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });
});

const short = cifarBatch(4).subarray(0, 4 * 3_073 - 5);
const tail = new Uint8Array(100);

describe('cifar10 refuses, with a sentence,', () => {
  it.each([
    [
      'a file that is cut short',
      () => withFile('data_batch_2.bin', short.slice()),
      /3 whole records of 3,073 and 3,068 bytes more.*30,730,000.*cut short/,
    ],
    [
      'a file with something after its records',
      () => withFile('test_batch.bin', joinBytes([cifarBatch(4), tail])),
      /test_batch\.bin holds/,
    ],
    [
      'an empty file',
      () => withFile('data_batch_1.bin', new Uint8Array()),
      /data_batch_1\.bin holds 0 bytes/,
    ],
    [
      'a label that is none',
      () => withFile('data_batch_5.bin', joinBytes([cifarBatch(2), cifarRecord(77)])),
      /Record 3 of data_batch_5\.bin has the label 77/,
    ],
    ['a missing file', () => withFile('data_batch_3.bin', null), /data_batch_3 is missing/],
    [
      'another file',
      () => only('holiday.png', new Uint8Array(50)),
      /holiday\.png is none of the files/,
    ],
    [
      'a file that comes twice',
      () => [...asFiles(cifarBatches(4)), ...only('test_batch.bin', cifarBatch(4))],
      /test_batch\.bin was brought twice/,
    ],
    [
      'a file that is longer than any',
      () => only('test_batch.bin', new Uint8Array(32_000_000)),
      /longer than any file of the dataset/,
    ],
    [
      'more records than were published',
      () => withFile('test_batch.bin', cifarBatch(10_001)),
      /10,001 records, more than the 10,000/,
    ],
    [
      'too few records to hold any out',
      () => asFiles(cifarBatches(1)),
      /5 training images, too few/,
    ],
    ['nothing at all', () => [], /no file of CIFAR-10/],
  ])('%s', async (_, files, sentence) => {
    await expect(unpack(files())).rejects.toMatchObject({
      name: 'LabError',
      message: expect.stringMatching(sentence),
      next: expect.stringMatching(/[Bb]ring/),
    });
  });

  it('an archive that breaks off', async () => {
    const archive = await archiveOf(cifarBatches(4));
    const broken = archive.slice(0, archive.length - 400);
    await expect(unpack(only('cifar-10-binary.tar.gz', broken))).rejects.toMatchObject({
      code: 'data-truncated',
      message: expect.stringMatching(
        /damaged or incomplete.*where the published one holds 170,052,171/,
      ),
    });
  });

  it('an archive without any of its files', async () => {
    const archive = await archiveOf(new Map([['train.bin', cifarBatch(2)]]));
    await expect(unpack(only('cifar-100-binary.tar.gz', archive))).rejects.toMatchObject({
      message: 'There is no file of CIFAR-10 in what was brought.',
    });
  });

  it('an archive of the published length and another content', async () => {
    const [published] = publishedArchives;
    const small = new File([cifarBatch(1)], 'cifar-10-binary.tar.gz');
    const file = new Proxy(small, {
      get: (target, key) =>
        key === 'size' ? published?.bytes : Reflect.get(target, key, target).bind?.(target),
    });
    await expect(unpack([file])).rejects.toMatchObject({
      code: 'data-checksum',
      message: expect.stringMatching(/SHA-256 begins with [0-9a-f]{8} in place of c4a38c50/),
    });
  });
});
