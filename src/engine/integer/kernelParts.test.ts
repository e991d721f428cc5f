import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactBelow } from './digitSum';
import { base } from './digits';
import { kernelParts } from './kernelParts';

const taps = 4;
const filters = 3;

it('is the kernel itself where its sums stay below 2^24', () => {
  const weight = Float64Array.from({ length: 9 * 40 * 8 }, (_, i) => (i % 255) - 127);
  const { inputDigits, parts } = kernelParts(weight, [3, 3, 40, 8], 255);
  expect(inputDigits).toBe(1);
  expect(parts).toHaveLength(1);
  expect([...(parts[0]?.weight ?? [])]).toEqual([...weight]);
});

it('refuses products of one channel that pass it', () => {
  const weight = new Float64Array(40_000).fill(200);
  expect(() => kernelParts(weight, [200, 200, 1, 1], 65_535)).toThrow(RangeError);
});

it('keeps every sum below 2^24 and adds up to the kernel', () => {
  const codes = fc.integer({ min: -65_535, max: 65_535 });
  const kernels = fc.integer({ min: 1, max: 30 }).chain((channels) =>
    fc.array(codes, {
      minLength: taps * channels * filters,
      maxLength: taps * channels * filters,
    }),
  );
  fc.assert(
    fc.property(kernels, fc.constantFrom(3, 255, 4095, 65_535), (values, largest) => {
      const channels = values.length / (taps * filters);
      const shape = [2, 2, channels, filters];
      const { inputDigits, parts } = kernelParts(Float64Array.from(values), shape, largest);
      const sum = new Float64Array(values.length);
      for (const part of parts) {
        expect(part.bound).toBeLessThan(exactBelow);
        const own = part.shape.at(-2) ?? 0;
        part.weight.forEach((weight, i) => {
          const row = Math.floor(i / (own * filters)) * channels + part.firstChannel;
          const at = row * filters + (i % (own * filters));
          sum[at] = (sum[at] ?? 0) + weight * base ** (part.place - part.inputDigit);
        });
      }
      expect([...sum].map((total) => total / inputDigits)).toEqual(values);
    }),
    { numRuns: 50 },
  );
});
