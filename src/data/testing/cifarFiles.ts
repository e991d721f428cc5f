import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';

type Bytes = Uint8Array<ArrayBuffer>;

const planeBytes = 1_024;

/**
 * Returns a record of CIFAR-10 as its binary version has it: label, then red, green and blue planes.
 * Each class has colours of its own, with a gradient over the picture, so that a network learns them
 * in a few steps.
 */
export function cifarRecord(label: number, shift = 0): Bytes {
  const record = new Uint8Array(1 + 3 * planeBytes);
  record[0] = label;
  for (let at = 0; at < 3 * planeBytes; at++) {
    const channel = Math.floor(at / planeBytes);
    const pixel = at % planeBytes;
    const colour = ((label >> channel) & 1) * 140 + label * 8;
    record[1 + at] = (colour + Math.floor(pixel / 32) + (pixel % 32) + shift) % 256;
  }
  return record;
}

/** Returns a file of so many records, of all classes in turn. */
export function cifarBatch(count: number, first = 0): Bytes {
  const records = Array.from({ length: count }, (_, i) => cifarRecord((first + i) % 10, i % 7));
  return joinBytes(records);
}

export function joinBytes(parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const names = [1, 2, 3, 4, 5].map((part) => `data_batch_${part}`);

/** Returns the six files of the binary version by their names, with so many records each. */
export function cifarBatches(count: number): Map<string, Bytes> {
  return new Map(
    [...names, 'test_batch'].map((name, index) => [`${name}.bin`, cifarBatch(count, 3 * index)]),
  );
}

/** Returns files of the binary version as the Python version has them. */
export function asPickles(files: ReadonlyMap<string, Bytes>): Map<string, Bytes> {
  return new Map([...files].map(([name, bytes]) => [name.replace('.bin', ''), pickled(bytes)]));
}

/** Returns files in a gzipped tar archive, in a folder and after a file that nobody wants. */
export async function archiveOf(files: ReadonlyMap<string, Bytes>): Promise<Bytes> {
  const folder = 'cifar-10-batches';
  const readme = new TextEncoder().encode('<html>about</html>');
  const entries = [['readme.html', readme] as const, ...files].map(([name, body]) => ({
    header: { name: `${folder}/${name}`, size: body.length, type: 'file' as const },
    body,
  }));
  const tar = await packTar([
    { header: { name: `${folder}/`, size: 0, type: 'directory' } },
    ...entries,
  ]);
  return new Uint8Array(gzipSync(tar));
}

/** Returns files as a learner chooses them. */
export const asFiles = (files: ReadonlyMap<string, Bytes>): File[] =>
  [...files].map(([name, bytes]) => new File([bytes], name));

const text = (value: string) => new TextEncoder().encode(value);
const int32 = (value: number) => new Uint8Array(Int32Array.of(value).buffer);
const uint16 = (value: number) => new Uint8Array(Uint16Array.of(value).buffer);
const shortString = (value: string) =>
  joinBytes([text('U'), Uint8Array.of(value.length), text(value)]);

/** Returns records as Python 2's cPickle wrote a dictionary of labels and a NumPy array. */
function pickled(records: Bytes): Bytes {
  const recordBytes = 1 + 3 * planeBytes;
  const count = records.length / recordBytes;
  const at = (i: number) => records.subarray(i * recordBytes, (i + 1) * recordBytes);
  const all = Array.from({ length: count }, (_, i) => at(i));
  const labels = all.flatMap((record) => [text('K'), record.subarray(0, 1)]);
  const data = joinBytes(all.map((record) => record.subarray(1)));
  return joinBytes([
    Uint8Array.of(0x80, 2),
    text('}q\x01('),
    ...[shortString('batch_label'), text('q\x02'), shortString('training batch 1 of 5')],
    ...[shortString('labels'), text(']q\x03('), ...labels, text('e')],
    ...[shortString('data'), ...pickledArray(count, data)],
    ...[shortString('filenames'), text(']q\x0a('), shortString('a.png'), text('e')],
    text('u.'),
  ]);
}

function pickledArray(count: number, data: Bytes): Uint8Array[] {
  return [
    text('cnumpy.core.multiarray\n_reconstruct\nq\x04cnumpy\nndarray\nq\x05K\x00'),
    Uint8Array.of(0x85),
    ...[shortString('b'), Uint8Array.of(0x87), text('Rq\x06(K\x01M')],
    ...[uint16(count), text('M'), uint16(3_072), Uint8Array.of(0x86)],
    ...[text('cnumpy\ndtype\nq\x07'), shortString('u1'), text('K\x00K\x01'), Uint8Array.of(0x87)],
    ...[text('Rq\x08(K\x03'), shortString('|'), text('NNNJ'), int32(-1), text('J'), int32(-1)],
    ...[text('K\x00tb'), Uint8Array.of(0x89), text('T'), int32(data.length), data, text('tb')],
  ];
}
