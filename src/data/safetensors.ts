import { LabError } from '../core/errors';
import { type HeaderEntry, parseHeader } from './safetensorsHeader';

/** An array of numbers with its shape. */
export interface FloatTensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array;
}

/** What a safetensors file holds. */
export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, FloatTensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

const lengthBytes = 8;
const floatBytes = 4;

/** Far above any checkpoint of the lab; a file beyond them is refused before it is read. */
const maxHeaderBytes = 1_000_000;
const maxFileBytes = 256_000_000;

/**
 * Returns the tensors as a safetensors file, in their order, all F32.
 *
 * Source: https://huggingface.co/docs/safetensors (format).
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, FloatTensor>>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const header = encodeHeader(tensors, metadata);
  const blocks = Object.values(tensors).map(({ data }) => data);
  const dataBytes = blocks.reduce((sum, data) => sum + data.byteLength, 0);
  const file = new Uint8Array(lengthBytes + header.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, lengthBytes);
  let offset = lengthBytes + header.length;
  for (const data of blocks) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return file;
}

/** Returns the JSON header, padded with spaces so that the numbers begin at a multiple of 8 bytes. */
function encodeHeader(
  tensors: Readonly<Record<string, FloatTensor>>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let offset = 0;
  const entries = Object.entries(tensors).map(([name, { shape, data }]) => {
    const begin = offset;
    offset += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }] as const;
  });
  const json = JSON.stringify(Object.fromEntries([['__metadata__', metadata], ...entries]));
  const text = new TextEncoder().encode(json);
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  padded.set(text);
  return padded;
}

/**
 * Returns the tensors and metadata of a safetensors file; the numbers are copied.
 *
 * Throws: `checkpoint-invalid` for anything that the format does not allow, and for types other
 * than F32.
 * Source: https://huggingface.co/docs/safetensors (format).
 */
export function decodeSafetensors(bytes: Uint8Array<ArrayBuffer>): SafetensorsFile {
  if (bytes.length > maxFileBytes) throw invalid(`it is longer than ${maxFileBytes} bytes`);
  const dataStart = lengthBytes + headerLength(bytes);
  const header = parseHeader(decodeText(bytes.subarray(lengthBytes, dataStart)), invalid);
  checkLayout(header.entries, bytes.length - dataStart);
  const tensors = header.entries.map(
    ({ name, shape, begin, end }) =>
      [name, { shape, data: readFloats(bytes, dataStart + begin, dataStart + end) }] as const,
  );
  return { tensors: new Map(tensors), metadata: header.metadata };
}

function headerLength(bytes: Uint8Array<ArrayBuffer>): number {
  if (bytes.length < lengthBytes) throw invalid(`it has ${bytes.length} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(maxHeaderBytes)) throw invalid(`its header would be ${length} bytes long`);
  if (Number(length) > bytes.length - lengthBytes) throw invalid('it ends inside its header');
  return Number(length);
}

function decodeText(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('its header is not UTF-8 text');
  }
}

/** The blocks must follow each other from the first byte to the last: no hole, no overlap. */
function checkLayout(entries: readonly HeaderEntry[], dataBytes: number): void {
  const inOrder = [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let reached = 0;
  for (const { name, shape, begin, end } of inOrder) {
    const needed = shape.reduce((total, dim) => total * dim, floatBytes);
    if (end - begin !== needed) throw invalid(`tensor ${name} has the wrong number of bytes`);
    if (begin !== reached) throw invalid(`there is a gap or an overlap before tensor ${name}`);
    reached = end;
  }
  if (reached !== dataBytes) {
    throw invalid(`its tensors take ${reached} bytes, and ${dataBytes} are there`);
  }
}

/** The format is little-endian, as is every machine that runs a browser. */
function readFloats(bytes: Uint8Array<ArrayBuffer>, begin: number, end: number) {
  return new Float32Array(bytes.slice(begin, end).buffer);
}

const invalid = (why: string) =>
  new LabError(
    'checkpoint-invalid',
    `The checkpoint is not a usable safetensors file: ${why}.`,
    'Take another checkpoint, or make it anew.',
  );
