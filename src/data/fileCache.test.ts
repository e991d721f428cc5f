import { describe, expect, it, vi } from 'vitest';
import { openFileCache } from './fileCache';
import { createTestIo } from './testIo';

const bytes = new Uint8Array([1, 2, 3]);

describe('openFileCache', () => {
  it('keeps, returns and removes a file', async () => {
    const io = createTestIo({});
    const cache = openFileCache(io);
    expect(await cache.get('a')).toBeNull();
    await cache.put('a', bytes);
    expect([...io.kept.keys()]).toEqual(['http://lab.test/sub/a']);
    expect(await cache.get('a')).toEqual(bytes);
    expect(await cache.has('a')).toBe(true);
    await cache.remove('a');
    expect(await cache.get('a')).toBeNull();
    expect(await cache.has('a')).toBe(false);
  });

  it('removes what older versions kept, and nothing of others', async () => {
    const { caches } = createTestIo({});
    if (caches === null) throw new Error('the test has a cache');
    const removed = vi.fn(async () => true);
    const names = ['quantlab-data-0', 'quantlab-data-1', 'another-page'];
    const cache = openFileCache({
      baseUrl: 'http://lab.test/',
      caches: { ...caches, keys: async () => names, delete: removed },
    });
    await cache.get('a');
    expect(removed.mock.calls).toEqual([['quantlab-data-0']]);
  });

  it('works without Cache Storage, and where it refuses', async () => {
    const { caches } = createTestIo({});
    if (caches === null) throw new Error('the test has a cache');
    const refusing = { ...caches, open: () => Promise.reject(new Error('full')) };
    for (const storage of [null, refusing]) {
      const cache = openFileCache({ caches: storage, baseUrl: 'http://lab.test/' });
      await cache.put('a', bytes);
      expect(await cache.get('a')).toBeNull();
    }
  });
});
