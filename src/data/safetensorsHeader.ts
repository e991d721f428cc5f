import type { LabError } from '../core/errors';

/** Where a tensor lies, counted from the end of the header. Units: bytes. */
export interface HeaderEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly entries: readonly HeaderEntry[];
  readonly metadata: ReadonlyMap<string, string>;
}

type Invalid = (why: string) => LabError;

const maxTensors = 1_000;
const maxRank = 8;
const metadataKey = '__metadata__';

/**
 * Returns what the JSON header of a safetensors file says of each tensor.
 *
 * Throws: what `invalid` makes, when the text is not such a header or a tensor is not F32.
 */
export function parseHeader(text: string, invalid: Invalid): Header {
  const json = parseObject(text, invalid);
  const fields = Object.entries(json);
  const tensors = fields.filter(([name]) => name !== metadataKey);
  if (tensors.length > maxTensors) throw invalid(`it lists ${tensors.length} tensors`);
  return {
    entries: tensors.map(([name, value]) => parseEntry(name, value, invalid)),
    metadata: parseMetadata(json[metadataKey], invalid),
  };
}

function parseObject(text: string, invalid: Invalid): Record<string, unknown> {
  if (!text.startsWith('{')) throw invalid('its header does not begin with a brace');
  try {
    const json: unknown = JSON.parse(text);
    if (isRecord(json)) return json;
  } catch {
    // Reported below, like a header that is no object.
  }
  throw invalid('its header is not a JSON object');
}

function parseMetadata(value: unknown, invalid: Invalid): Map<string, string> {
  if (value === undefined) return new Map();
  if (!isRecord(value)) throw invalid('its metadata is not an object');
  return new Map(
    Object.entries(value).map(([key, text]) => {
      if (typeof text !== 'string') throw invalid('its metadata is not all text');
      return [key, text];
    }),
  );
}

function parseEntry(name: string, value: unknown, invalid: Invalid): HeaderEntry {
  if (!isRecord(value)) throw invalid('a tensor has no description');
  if (value.dtype !== 'F32') throw invalid('a tensor is not of type F32');
  const shape = naturals(value.shape);
  const offsets = naturals(value.data_offsets);
  if (shape === null || shape.length > maxRank) throw invalid('a tensor has no valid shape');
  const [begin, end] = offsets ?? [];
  if (offsets?.length !== 2 || begin === undefined || end === undefined) {
    throw invalid('a tensor has no valid offsets');
  }
  return { name, shape, begin, end };
}

/** Returns the value as a list of whole numbers from 0, or null when it is not one. */
function naturals(value: unknown): number[] | null {
  return Array.isArray(value) && value.every(isNatural) ? value : null;
}

const isNatural = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
