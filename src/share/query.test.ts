import { expect, test } from 'vitest';
import { formatParam } from '../core/params/validate';
import { defaultSettings, settingIds, specOf } from '../core/settings/settings';
import { defaultView } from '../core/view';
import { leftOutSentence, parseQuery } from './query';

test('a link without anything has the defaults', () => {
  expect(parseQuery('')).toEqual({
    settings: defaultSettings,
    view: defaultView,
    idle: false,
    leftOut: [],
  });
});

test('settings are read by their key', () => {
  const { settings, leftOut } = parseQuery('?backend=wasm&test=512&batch=8&qlr=1e-4&control=0');
  expect(leftOut).toEqual([]);
  expect(settings).toEqual({
    ...defaultSettings,
    backend: 'wasm',
    testImages: 512,
    batchSize: 8,
    qatLearningRate: 1e-4,
    control: false,
  });
});

test('every setting can be given in a link', () => {
  for (const id of settingIds) {
    const link = new URLSearchParams([[specOf(id).urlKey, formatParam(defaultSettings[id])]]);
    expect(parseQuery(`?${link}`).leftOut).toEqual([]);
  }
});

test('keys are unique', () => {
  expect(new Set(settingIds.map((id) => specOf(id).urlKey)).size).toBe(settingIds.length);
});

test('what is not understood is left out and said', () => {
  const query = parseQuery('?batch=0&w=9&colour=red&test=many');
  expect(query.settings).toEqual(defaultSettings);
  expect(leftOutSentence(query)).toBe(
    'Left out of the link: batch=0 (out of range), w=9 (out of range), colour (no such setting), test=many (out of range). Defaults are used instead.',
  );
});

test.each(['__proto__=1', 'constructor=1', 'toString=x', 'hasOwnProperty=1'])(
  '%s is a key like any other unknown one',
  (text) => {
    const query = parseQuery(`?${text}`);
    expect(query.settings).toEqual(defaultSettings);
    expect(query.leftOut).toHaveLength(1);
  },
);

test('malformed and hostile text does not throw', () => {
  const query = parseQuery(`?%E0%A4%A=1&&&=&${'x'.repeat(10_000)}=1`);
  expect(query.settings).toEqual(defaultSettings);
  for (const part of query.leftOut) expect(part.length).toBeLessThan(80);
});

test('a link can ask for a view and hide panels', () => {
  const { view, leftOut } = parseQuery('?view=present&hide=runs,layers');
  expect(view).toEqual({ layout: 'present', hidden: ['runs', 'layers'] });
  expect(leftOut).toEqual([]);
});

test('a view or a panel that is not there is left out and said', () => {
  const query = parseQuery('?view=theatre&hide=runs,stage');
  expect(query.view).toEqual({ layout: 'lab', hidden: ['runs'] });
  expect(leftOutSentence(query)).toContain(
    'view=theatre (no such view), hide=stage (no such panel)',
  );
});

test('a script can ask for a page that waits', () => {
  expect(parseQuery('?idle=1').idle).toBe(true);
  expect(parseQuery('?idle=0').idle).toBe(false);
});

test('nothing left out, nothing to say', () => {
  expect(leftOutSentence(parseQuery('?batch=8'))).toBeNull();
});
