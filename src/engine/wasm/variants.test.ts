import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { hasKernels } from './kernels';

/** Runs a kernel of one compiled variant on a memory of the kind that it is for. */
async function extremesBy(file: string, shared: boolean): Promise<number[]> {
  const bytes = await readFile(new URL(`./compiled/${file}`, import.meta.url));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4, shared });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const kernels = instance.exports;
  if (!hasKernels(kernels)) throw new Error(`${file} lacks a kernel`);
  // What was grown after linking is within reach as well.
  memory.grow(1);
  const address = 65_536 + 64;
  new Float32Array(memory.buffer, address, 5).set([3, -1, 4, 1, 5]);
  kernels.extremes(address, 16, 5);
  return [...new Float32Array(memory.buffer, 16, 2)];
}

it('works on a memory of its own', async () => {
  expect(await extremesBy('kernels.wasm', false)).toEqual([-1, 5]);
});

it('works on a memory that threads share', async () => {
  expect(await extremesBy('kernels-shared.wasm', true)).toEqual([-1, 5]);
});

it.each(['kernels.wasm', 'kernels-shared.wasm'])('brings no data along in %s', async (file) => {
  const bytes = await readFile(new URL(`./compiled/${file}`, import.meta.url));
  // tfjs owns the memory: a data segment would overwrite what is there.
  expect(sectionIds(bytes)).not.toContain(11);
});

/** Returns the ids of a module's sections. Source: WebAssembly core specification, 5.5.2. */
function sectionIds(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < bytes.length; ) {
    ids.push(bytes[at] ?? 0);
    let size = 0;
    let shift = 0;
    let byte = 0x80;
    for (at += 1; byte & 0x80; at += 1) {
      byte = bytes[at] ?? 0;
      size |= (byte & 0x7f) << shift;
      shift += 7;
    }
    at += size;
  }
  return ids;
}
