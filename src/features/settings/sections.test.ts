import { expect, test } from 'vitest';
import { settingIds } from '../../core/settings/settings';
import { sections } from './sections';

test('every setting has its field, once', () => {
  const fields = sections.flatMap((section) => section.fields);
  expect(fields.toSorted()).toEqual(settingIds.toSorted());
});
