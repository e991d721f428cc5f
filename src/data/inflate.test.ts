import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate, isGzip } from './inflate';

const content = Uint8Array.from({ length: 10_000 }, (_, index) => (index * index) % 251);
const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const what = 'test images';

describe('inflate', () => {
  it('returns the decompressed file', async () => {
    expect(await inflate(gzip(content), content.length, what)).toEqual(content);
  });

  it('leaves a file alone that the browser has inflated already', async () => {
    expect(isGzip(content)).toBe(false);
    expect(await inflate(content, content.length, what)).toBe(content);
  });

  it('returns a shorter file at its own length', async () => {
    expect(await inflate(gzip(content), 20_000, what)).toEqual(content);
  });

  it('refuses a file cut short', async () => {
    const whole = gzip(content);
    const cut = whole.subarray(0, whole.length / 2);
    await expect(inflate(cut, content.length, what)).rejects.toMatchObject({
      code: 'data-truncated',
      message: expect.stringContaining(what),
    });
  });

  it('refuses a file with a flipped byte', async () => {
    const bytes = gzip(content);
    bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 0xff;
    await expect(inflate(bytes, content.length, what)).rejects.toMatchObject({
      code: 'data-truncated',
    });
  });

  it('stops when more comes out than there should be', async () => {
    const bomb = gzip(new Uint8Array(5_000_000));
    await expect(inflate(bomb, 1_000, what)).rejects.toMatchObject({ code: 'data-truncated' });
  });
});
