import { describe, expect, it } from 'vitest';
import { type Digest, verify } from './checksum';

const digest: Digest = (bytes) => crypto.subtle.digest('SHA-256', bytes);
const bytes = new TextEncoder().encode('abc');
// FIPS 180-4's example.
const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const expected = { what: 'test labels', sha256, bytes: 3 };

describe('verify', () => {
  it('accepts the file that is expected', async () => {
    await expect(verify(bytes, expected, digest)).resolves.toBeUndefined();
  });

  it('refuses another length and says which', async () => {
    await expect(verify(bytes.subarray(1), expected, digest)).rejects.toMatchObject({
      code: 'data-truncated',
      message: expect.stringContaining('2 bytes instead of 3'),
    });
  });

  it('refuses other content and says what to do', async () => {
    const other = new TextEncoder().encode('abd');
    await expect(verify(other, expected, digest)).rejects.toMatchObject({
      code: 'data-checksum',
      message: expect.stringContaining('test labels'),
      next: expect.stringContaining('original file'),
    });
  });

  it('checks the length alone where the browser has no digest', async () => {
    await expect(verify(new TextEncoder().encode('abd'), expected, null)).resolves.toBeUndefined();
    await expect(verify(bytes.subarray(1), expected, null)).rejects.toThrow('2 bytes');
  });
});
