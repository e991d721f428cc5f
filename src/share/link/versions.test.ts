import { expect, test } from 'vitest';
import { parseParam } from '../../core/params/validate';
import { settingIds, specOf } from '../../core/settings/settings';
import { linkKeys } from './keys';
import { defaultsOfVersion1 } from './version1';
import { defaultsOf } from './versions';

const keys = settingIds.map((id) => specOf(id).urlKey);

test('every setting says what it is in links of version 1 that do not name it', () => {
  expect(Object.keys(defaultsOfVersion1).toSorted()).toEqual(keys.toSorted());
});

test('all of these are still legal', () => {
  for (const id of settingIds) {
    const text = defaultsOfVersion1[specOf(id).urlKey] ?? '';
    expect(parseParam(specOf(id), text), id).not.toBeNull();
  }
});

test('no setting has a key that means something else in a link', () => {
  expect(keys.filter((key) => Object.values<string>(linkKeys).includes(key))).toEqual([]);
});

test.each(['0', '2', '1.0', '', '__proto__', 'constructor'])(
  'version "%s" is unknown',
  (version) => {
    expect(defaultsOf(version)).toBeNull();
  },
);
