import { expect, test } from 'vitest';
import { linkFile, readLinkFile } from './linkFile';
import { readLink } from './readLink';

test('a file says what its link says', () => {
  const link = '#v=1&method=qat&seed=7&w=2';
  expect(readLinkFile(linkFile(link))).toEqual(readLink(link));
});

test('a link that is too long for an address can come in a file', () => {
  const link = `#v=1${'&run=ptq,w:2'.repeat(2_000)}`;
  expect(readLink(link)?.link).toBeNull();
  expect(readLinkFile(linkFile(link))?.link?.runs).toHaveLength(200);
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"format":'],
  ['another file', '{"format":"quantlab-runs","version":1,"runs":[]}'],
  ['a link that is no text', '{"format":"quantlab-link","version":1,"link":{}}'],
  ['null', 'null'],
  ['a list', '["#v=1"]'],
  ['far too much', linkFile(`#v=1&x=${'x'.repeat(300_000)}`)],
])('%s is no such file', (_, text) => {
  expect(readLinkFile(text)).toBeNull();
});
