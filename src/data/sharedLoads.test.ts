import { expect, test, vi } from 'vitest';
import { createSharedLoads } from './sharedLoads';

const bytes = new Uint8Array([1, 2, 3]);

test('a second who asks joins the load that is going on', async () => {
  const loads = createSharedLoads();
  const load = vi.fn(async (tell: (loaded: number, total: number | null) => void) => {
    await Promise.resolve();
    tell(3, 3);
    return bytes;
  });
  const told = [vi.fn(), vi.fn()];
  const results = await Promise.all(told.map((listener) => loads.join('a', listener, load)));
  expect(results).toEqual([bytes, bytes]);
  expect(load).toHaveBeenCalledTimes(1);
  for (const listener of told) expect(listener).toHaveBeenCalledWith(3, 3);
});

test('what has ended, well or badly, is loaded anew by who asks next', async () => {
  const loads = createSharedLoads();
  const failing = async () => Promise.reject(new Error('broken off'));
  await expect(loads.join('a', undefined, failing)).rejects.toThrow('broken off');
  await expect(loads.join('a', undefined, async () => bytes)).resolves.toBe(bytes);
});
