import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/engine/wasm/', import.meta.url));
const sources = join(folder, 'assembly');

/** One module for a memory of one thread's own, one for a memory that threads share. */
const variants = {
  'kernels.wasm': [],
  'kernels-shared.wasm': ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'],
} as const;

const options = [
  '-O3',
  '--noAssert',
  '--runtime=stub',
  '--use=abort=',
  '--importMemory',
  '--noExportMemory',
  '--enable=simd',
  '--disableWarning=112',
];

/** Compiles the WebAssembly kernels, unless what is there is newer than every source. */
export async function compileKernels(): Promise<void> {
  const files = readdirSync(sources).map((name) => join(sources, name));
  const newest = Math.max(...[fileURLToPath(import.meta.url), ...files].map(changedAt));
  const outputs = Object.keys(variants).map((name) => join(folder, 'compiled', name));
  if (outputs.every((path) => changedAt(path) > newest)) return;
  mkdirSync(join(folder, 'compiled'), { recursive: true });
  const { default: asc } = await import('assemblyscript/asc');
  for (const [name, extra] of Object.entries(variants)) {
    const entry = join(sources, 'index.ts');
    const output = join(folder, 'compiled', name);
    const unfinished = `${output}.${process.pid}.wasm`;
    const { error, stderr } = await asc.main([entry, '-o', unfinished, ...options, ...extra]);
    if (error) throw new Error(`the kernels do not compile: ${stderr.toString()}`);
    renameSync(unfinished, output);
  }
}

/** Milliseconds since 1970; 0 for a file that is not there. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** A Vite plugin that compiles the kernels before anything is built, served or tested. */
export const kernelsPlugin = () => ({ name: 'kernels', config: compileKernels });
