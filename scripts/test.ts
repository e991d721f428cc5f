import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser';
import { root } from './root';
import { addTallies, pageTally, readReport, type Tally, unitTally } from './tally';

interface Check {
  readonly title: string;
  /** Arguments of `npx`. */
  readonly command: readonly string[];
  /** Counts single tests where there are such; otherwise the check counts as one. */
  readonly tally?: () => Tally;
}

const reports = { unit: join(root, 'results/unit.json'), page: join(root, 'results/page.json') };

const checks: readonly Check[] = [
  { title: 'format and lint', command: ['biome', 'ci', '.'] },
  { title: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { title: 'types of core', command: ['tsc', '-p', 'tsconfig.core.json'] },
  { title: 'types of the worker', command: ['tsc', '-p', 'tsconfig.worker.json'] },
  {
    title: 'unit tests',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reports.unit}`,
    ],
    tally: () => unitTally(readReport(reports.unit)),
  },
  { title: 'build', command: ['vite', 'build'] },
  {
    title: 'page in Chromium',
    command: ['playwright', 'test'],
    tally: () => pageTally(readReport(reports.page)),
  },
];

/** A check that fails without a failed test, as when it does not start, counts as one failure. */
function carryOut({ title, command, tally }: Check): Tally {
  console.log(`\n== ${title}`);
  const { status } = spawnSync('npx', command, { cwd: root, stdio: 'inherit' });
  const succeeded = status === 0;
  const counted = tally?.() ?? { passed: succeeded ? 1 : 0, failed: 0 };
  return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

process.env.CHROMIUM_PATH = ensureBrowser();
for (const path of Object.values(reports)) rmSync(path, { force: true });
const { passed, failed } = checks.map(carryOut).reduce(addTallies);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
