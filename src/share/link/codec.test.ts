import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { pack, unpack } from './codec';
import { mostInflated } from './limits';

const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

const deflated = (bytes: Uint8Array) =>
  base64Url(Uint8Array.from([1, ...deflateSync(bytes, { level: 9 })]));

test('what is packed comes back, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(unpack(pack(text))).toBe(text);
    }),
  );
});

test('a packed text needs no escapes in a fragment', () => {
  expect(pack('[12,13,14],'.repeat(200))).toMatch(/^[\w-]+$/);
});

test('the first byte is the codec: 1 where deflation is shorter, else 0', () => {
  expect(Buffer.from(pack('a'), 'base64url')[0]).toBe(0);
  expect(Buffer.from(pack('a'.repeat(99)), 'base64url')[0]).toBe(1);
  expect(unpack(base64Url(Uint8Array.of(2, 97)))).toBeNull();
});

test('inflation goes to the bound, and stops past it', () => {
  expect(unpack(deflated(new Uint8Array(mostInflated)))).toHaveLength(mostInflated);
  expect(unpack(deflated(new Uint8Array(mostInflated + 1)))).toBeNull();
});

test('a bomb of 50 MiB is refused after a few thousand of its bytes', () => {
  const bomb = deflated(new Uint8Array(50 * 2 ** 20));
  expect(unpack(bomb)).toBeNull();
});

test.each([
  ['nothing', ''],
  ['no base64url', 'AA+/'],
  ['base64 of an impossible length', 'AAAAA'],
  ['bytes that are not deflated', base64Url(Uint8Array.of(1, 255, 255, 255))],
  ['text that is not UTF-8', base64Url(Uint8Array.of(0, 0xc3, 0x28))],
  ['deflated bytes that end early', pack('a long text '.repeat(40)).slice(0, 20)],
])('%s is no text', (_, packed) => {
  expect(unpack(packed)).toBeNull();
});
