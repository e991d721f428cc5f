import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError } from '../core/errors';
import { decodeSafetensors, encodeSafetensors, type FloatTensor } from './safetensors';

const tensor = (shape: number[], ...values: number[]): FloatTensor => ({
  shape,
  data: new Float32Array(values),
});

const anyTensor = fc.tuple(fc.nat(4), fc.nat(4)).chain(([rows, columns]) =>
  fc
    .array(fc.float({ noDefaultInfinity: false }), {
      minLength: rows * columns,
      maxLength: rows * columns,
    })
    .map((values) => tensor([rows, columns], ...values)),
);

const anyName = fc.string({ minLength: 1 }).filter((name) => name !== '__metadata__');

/** Returns a file with a header of the test's own making. */
function fileWith(header: string, dataBytes = 0): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  return file;
}

const one = (dtype: string, shape: unknown, offsets: unknown, name = 'a') =>
  JSON.stringify({ [name]: { dtype, shape, data_offsets: offsets } });

describe('safetensors', () => {
  it('lays a file out as the format says', () => {
    const file = encodeSafetensors({ a: tensor([2], 1, -2) }, { seed: '42' });
    const headerBytes = Number(new DataView(file.buffer).getBigUint64(0, true));
    const header = new TextDecoder().decode(file.subarray(8, 8 + headerBytes));
    expect(headerBytes % 8).toBe(0);
    expect(JSON.parse(header)).toEqual({
      __metadata__: { seed: '42' },
      a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
    });
    expect([...file.subarray(8 + headerBytes)]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
  });

  it('reads back what it wrote', () => {
    const files = fc.tuple(
      fc.dictionary(anyName, anyTensor),
      fc.dictionary(fc.string(), fc.string()),
    );
    fc.assert(
      fc.property(files, ([tensors, metadata]) => {
        const read = decodeSafetensors(encodeSafetensors(tensors, metadata));
        expect(new Map(read.tensors)).toEqual(new Map(Object.entries(tensors)));
        expect(read.metadata).toEqual(new Map(Object.entries(metadata)));
      }),
    );
  });

  it('answers damaged files with a LabError or a valid result, never anything else', () => {
    const file = encodeSafetensors({ a: tensor([2, 1], 1, 2), b: tensor([], 3) }, { k: 'v' });
    const damage = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1 });
    fc.assert(
      fc.property(damage, fc.nat(file.length), (changes, length) => {
        const damaged = file.slice();
        for (const [index, value] of changes) damaged[index] = value;
        for (const bytes of [damaged, file.slice(0, length)]) {
          try {
            decodeSafetensors(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(LabError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['too short', new Uint8Array(7), '7 bytes'],
    ['a header that is too long', new Uint8Array(8).fill(255), 'header would be'],
    ['cut inside its header', fileWith('{}').subarray(0, 9), 'inside its header'],
    ['not JSON', fileWith('{'), 'not a JSON object'],
    ['an array', fileWith('[]'), 'brace'],
    ['of another type', fileWith(one('F16', [1], [0, 2]), 2), 'not of type F32'],
    ['of negative shape', fileWith(one('F32', [-1], [0, 4]), 4), 'no valid shape'],
    ['of fractional offsets', fileWith(one('F32', [1], [0, 4.5]), 4), 'no valid offsets'],
    ['pointing past the end', fileWith(one('F32', [2], [0, 8]), 4), 'take 8 bytes, and 4'],
    ['pointing backwards', fileWith(one('F32', [1], [4, 0]), 4), 'wrong number of bytes'],
    ['of an immense shape', fileWith(one('F32', [2 ** 40, 2 ** 40], [0, 4]), 4), 'wrong number'],
    ['with a hole', fileWith(one('F32', [1], [4, 8]), 8), 'gap'],
    ['with unclaimed bytes', fileWith('{}', 4), 'take 0 bytes, and 4'],
    ['with numbers for metadata', fileWith('{"__metadata__":{"a":1}}'), 'not all text'],
  ])('refuses a file that is %s', (_, file, complaint) => {
    expect(() => decodeSafetensors(file)).toThrow(complaint);
  });

  it('reads a file that is a view of a larger buffer, at any address', () => {
    const file = encodeSafetensors({ a: tensor([1], 5) }, {});
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(decodeSafetensors(shifted.subarray(3)).tensors.get('a')).toEqual(tensor([1], 5));
  });
});
