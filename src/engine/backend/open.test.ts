import { expect, it, vi } from 'vitest';
import type { Backend, BackendName, Device } from './device';
import { openBackend } from './open';

function backend(
  name: BackendName,
  device: Partial<Device> | null,
  start: () => Promise<void> = async () => {},
): Backend {
  return {
    name,
    start,
    probe: async () => device && { backend: name, label: name, software: false, ...device },
  };
}

const absent = (name: BackendName) => backend(name, null);
const failing = (name: BackendName) =>
  backend(name, {}, () => Promise.reject(new Error('out of memory')));

it('takes the first that is there', async () => {
  const wasm = backend('wasm', {});
  expect(await openBackend('auto', [absent('webgpu'), backend('webgl', {}), wasm])).toEqual({
    backend: 'webgl',
    label: 'webgl',
    software: false,
    note: null,
  });
});

it('passes over software renderers, and says that no GPU was found', async () => {
  const software = backend('webgpu', { software: true });
  const device = await openBackend('auto', [software, absent('webgl'), backend('wasm', {})]);
  expect(device).toMatchObject({ backend: 'wasm', label: 'wasm, no GPU found' });
});

it('goes on to the next when one does not start, and says why', async () => {
  const device = await openBackend('auto', [failing('webgpu'), backend('wasm', {})]);
  expect(device).toMatchObject({ backend: 'wasm', label: 'wasm', note: 'webgpu: out of memory' });
});

it('starts what is asked for, a software renderer too, and nothing else', async () => {
  const start = vi.fn(async () => {});
  const list = [backend('webgpu', { software: true }), backend('wasm', {}, start)];
  const device = await openBackend('webgpu', list);
  expect(device.backend).toBe('webgpu');
  expect(device.note).toMatch(/software renderer/);
  expect(start).not.toHaveBeenCalled();
});

it('says in words when what is asked for is not there', async () => {
  await expect(
    openBackend('webgpu', [absent('webgpu'), backend('wasm', {})]),
  ).rejects.toMatchObject({
    code: 'backend-unavailable',
    message: expect.stringContaining('"webgpu" cannot be used'),
  });
  await expect(openBackend('webgpu', [failing('webgpu')])).rejects.toThrow(/out of memory/);
  await expect(openBackend('auto', [failing('wasm')])).rejects.toThrow(/out of memory/);
});
