import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseParam } from './params/validate';
import {
  defaultView,
  formatHidden,
  hiddenSpec,
  isHidden,
  isKept,
  layoutSpec,
  panels,
  parseHidden,
} from './view';

const ids = panels.map(({ id }) => id);

test('panels are read by their ids, in the order of the page, once each', () => {
  expect(parseHidden('runs, settings,runs,')).toEqual({
    hidden: ['settings', 'runs'],
    unknown: [],
  });
  expect(parseHidden('')).toEqual({ hidden: [], unknown: [] });
});

test('words that name no panel are told apart', () => {
  expect(parseHidden('runs,__proto__,Settings')).toEqual({
    hidden: ['runs'],
    unknown: ['__proto__', 'Settings'],
  });
  expect(hiddenSpec.complaint('runs,sidebar')).toBe('There is no panel sidebar.');
  expect(hiddenSpec.complaint('runs,layers')).toBeNull();
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ids), (hidden) => {
      const read = parseHidden(formatHidden(hidden)).hidden;
      expect(read).toEqual(ids.filter((id) => hidden.includes(id)));
    }),
  );
});

test('any text is read without an exception, and within bounds', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000 }), (text) => {
      const { hidden, unknown } = parseHidden(text);
      expect(hidden.length).toBeLessThanOrEqual(ids.length);
      expect(unknown.length).toBeLessThanOrEqual(50);
    }),
  );
});

test('a layout is one of three', () => {
  expect(parseParam(layoutSpec, 'present')).toBe('present');
  expect(parseParam(layoutSpec, 'theatre')).toBeNull();
});

test('the lab hides nothing and keeps its runs; an embedded one keeps none', () => {
  expect(ids.filter((id) => isHidden(defaultView, id))).toEqual([]);
  expect(isKept(defaultView)).toBe(true);
  expect(isKept({ layout: 'present', hidden: ['runs'] })).toBe(true);
  expect(isKept({ layout: 'embed', hidden: [] })).toBe(false);
});
