import { describe, expect, it, vi } from 'vitest';
import { download } from './download';
import { createTestIo } from './testIo';

const bytes = new Uint8Array([1, 2, 3]);
const get = (answer: Uint8Array<ArrayBuffer> | Response | Error) =>
  download(createTestIo({ file: answer }), 'file', 'test images');

describe('download', () => {
  it('returns the bytes and reports them', async () => {
    const onBytes = vi.fn();
    const response = new Response(bytes, { headers: { 'content-length': '3' } });
    const io = createTestIo({ 'data/file': response });
    expect(await download(io, 'data/file', 'test images', onBytes)).toEqual(bytes);
    expect(onBytes).toHaveBeenNthCalledWith(1, 0, 3);
    expect(onBytes).toHaveBeenLastCalledWith(3, 3);
    expect(io.requests).toEqual(['data/file']);
  });

  it('reports no total where the announced length is of other bytes', async () => {
    const onBytes = vi.fn();
    const headers = { 'content-length': '2', 'content-encoding': 'gzip' };
    const io = createTestIo({ file: new Response(bytes, { headers }) });
    await download(io, 'file', 'test images', onBytes);
    expect(onBytes).toHaveBeenLastCalledWith(3, null);
  });

  it('says that a file is missing, and where', async () => {
    await expect(download(createTestIo({}), 'file', 'test images')).rejects.toMatchObject({
      code: 'data-missing',
      message: expect.stringMatching(/test images.*404.*lab\.test\/sub\/file/),
    });
  });

  it('says that the server cannot be reached', async () => {
    await expect(get(new TypeError('Failed to fetch'))).rejects.toMatchObject({
      code: 'data-missing',
    });
  });

  it('takes a page in place of a file for a missing file', async () => {
    const page = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    await expect(get(page)).rejects.toMatchObject({ code: 'data-missing' });
  });

  it('says that the connection broke', async () => {
    const body = new ReadableStream({ pull: (control) => control.error(new Error('reset')) });
    await expect(get(new Response(body))).rejects.toMatchObject({ code: 'data-truncated' });
  });
});
