import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/** What the built page is made of. */
const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/kernels.ts',
  'scripts/offline.ts',
  'scripts/policy.ts',
  'package-lock.json',
];

/** Compiled from other sources by the build itself. */
const products = ['compiled'];

/** Builds the page, unless what lies in `dist` is newer than all that it is made of. */
export function ensureBuild(): void {
  const built = changedAt(join(root, 'dist/index.html'));
  const newest = Math.max(...sources.map((path) => newestIn(join(root, path))));
  if (built > newest) return;
  execFileSync('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
}

function newestIn(path: string): number {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return changedAt(path);
  const names = readdirSync(path).filter((name) => !products.includes(name));
  return Math.max(changedAt(path), ...names.map((name) => newestIn(join(path, name))));
}

/** Milliseconds since 1970; 0 for a file that is not there. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
