import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError } from '../../core/errors';
import { asPickles, cifarBatches } from '../testing/cifarFiles';
import { readPickle } from './readPickle';
import { PickleArray } from './values';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (text: string) => readPickle(bytesOf(text), 'file');

describe('readPickle', () => {
  it('reads numbers, texts, lists, tuples and dictionaries', () => {
    expect(read('\x80\x02K\x07.')).toBe(7);
    expect(read('\x80\x02M\x01\x02.')).toBe(513);
    expect(read('\x80\x02J\xff\xff\xff\xff.')).toBe(-1);
    expect(read('\x80\x02](K\x01K\x02e.')).toEqual([1, 2]);
    expect(read('\x80\x02(K\x01N\x89t.')).toEqual([1, null, false]);
    expect(read('\x80\x02}U\x01aK\x03s.')).toEqual(new Map([['a', 3]]));
    expect(read('\x80\x02U\x02hiq\x01h\x01\x86.')).toEqual([bytesOf('hi'), bytesOf('hi')]);
  });

  it('reads a file of the Python version', () => {
    const value = readPickle(
      asPickles(cifarBatches(2)).get('test_batch') ?? new Uint8Array(),
      'test_batch',
    );
    const data = value instanceof Map ? value.get('data') : null;
    expect(data).toBeInstanceOf(PickleArray);
    expect(data instanceof PickleArray && data.shape).toEqual([2, 3_072]);
  });

  it.each([
    ['a program', 'cos\nsystem\n(U\x02lstR.', /the name os system/],
    ['a call of anything', '\x80\x02cnumpy\nndarray\n)R.', /instruction 0x29/],
    ['a call of the class of arrays', '\x80\x02cnumpy\nndarray\n(tR.', /a call/],
    ['an array of another type', '\x80\x02cnumpy\ndtype\n(U\x02f4tR.', /a call/],
    ['a state for something else', '\x80\x02K\x01(tb.', /an object/],
    ['a persistent reference', '\x80\x02K\x01Q.', /instruction 0x51/],
    ['an end in the middle', '\x80\x02U\x09short', /cut short/],
    ['a stack that runs out', '\x80\x02s.', /cut short/],
    ['a memory that is empty', '\x80\x02h\x01.', /cut short/],
  ])('refuses %s', (_, text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  it('ends with a value or a sentence, whatever the bytes', () => {
    const codes = fc.constantFrom(
      ...bytesOf('\x80(N\x89KMJUT]}t\x85\x86\x87qrhjcaesuRb.\n\x00\x01'),
    );
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 60 }), (bytes) => {
        try {
          readPickle(Uint8Array.from(bytes), 'file');
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
