import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, integer, number, type ParamSpec, toggle } from './spec';
import { complaintAbout, formatParam, parseParam } from './validate';

const described = { label: 'Size', help: 'How large.', urlKey: 'size' };
const whole = integer({ ...described, min: 1, max: 10, default: 3, unit: 'steps' });
const real = number({ ...described, min: 1e-6, max: 1, default: 0.5, scale: 'log' });
const flag = toggle({ ...described, default: true });
const letter = choice({
  ...described,
  options: [
    { value: 'a', label: 'first' },
    { value: 'b', label: 'second' },
  ],
  default: 'a',
});
const width = choice({
  ...described,
  options: [
    { value: 8, label: 'eight' },
    { value: 4, label: 'four' },
  ],
  default: 8,
});

describe('complaintAbout', () => {
  it.each<[ParamSpec, unknown]>([
    [whole, 1],
    [whole, 10],
    [real, 1e-6],
    [real, 1],
    [flag, false],
    [letter, 'b'],
    [width, 4],
  ])('has none about a legal value', (spec, value) => {
    expect(complaintAbout(spec, value)).toBeNull();
  });

  it.each<[ParamSpec, unknown, string]>([
    [whole, 0, 'Size must be between 1 and 10 steps.'],
    [whole, 11, 'Size must be between 1 and 10 steps.'],
    [whole, 2.5, 'Size is a whole number between 1 and 10 steps.'],
    [whole, '3', 'Size is a number between 1 and 10 steps.'],
    [real, Number.NaN, 'Size is a number between 0.000001 and 1.'],
    [real, Number.POSITIVE_INFINITY, 'Size is a number between 0.000001 and 1.'],
    [flag, 1, 'Size is either on or off.'],
    [letter, 'c', 'Size is one of first, second.'],
    [width, '4', 'Size is one of eight, four.'],
  ])('says what is wrong', (spec, value, sentence) => {
    expect(complaintAbout(spec, value)).toBe(sentence);
  });
});

describe('parseParam', () => {
  it.each<[ParamSpec, string, unknown]>([
    [whole, ' 7 ', 7],
    [real, '1e-3', 0.001],
    [flag, '1', true],
    [flag, '0', false],
    [letter, 'b', 'b'],
    [width, '4', 4],
  ])('reads what is legal', (spec, text, value) => {
    expect(parseParam(spec, text)).toBe(value);
  });

  it.each<[ParamSpec, string]>([
    [whole, ''],
    [whole, 'seven'],
    [whole, '99'],
    [whole, '2.5'],
    [real, 'NaN'],
    [real, '1e999'],
    [flag, 'true'],
    [letter, 'first'],
    [width, '5'],
  ])('refuses the rest', (spec, text) => {
    expect(parseParam(spec, text)).toBeNull();
  });

  it('reads back what formatParam writes', () => {
    const back = (spec: ParamSpec, value: string | number | boolean) => {
      expect(parseParam(spec, formatParam(value))).toBe(value);
    };
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (value) => back(real, value)),
    );
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 }), (value) => back(whole, value)));
    fc.assert(fc.property(fc.boolean(), (value) => back(flag, value)));
  });
});
