import { expect, test } from 'vitest';
import { settingIds } from '../../core/settings/settings';
import { fieldsOf, filledIn, sections } from './sections';

test('every setting has its field, once', () => {
  expect(sections.flatMap(fieldsOf).toSorted()).toEqual(settingIds.toSorted());
});

test('seven settings stand open', () => {
  const open = sections.filter((section) => section.open);
  expect(open.flatMap(fieldsOf).filter((id) => !filledIn.has(id))).toHaveLength(7);
});
