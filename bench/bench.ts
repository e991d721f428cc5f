import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { createProgressBar } from '../scripts/progressBar';
import { writeJson } from '../scripts/report';
import { failedBounds, type Measured } from './bounds';
import { type ContenderSpec, contenderById, contenderSpecs } from './contenderSpecs';
import { type OpenBench, withBench } from './run/benchPage';
import { compare } from './run/compare';
import { comparisons } from './run/comparisons';
import { describeMachine } from './run/machine';
import { markdown } from './run/markdown';
import { measuredOf } from './run/measured';
import { measureOurs } from './run/measures';
import type { Results } from './run/results';

interface Options {
  readonly only?: readonly string[];
  readonly out: string;
  readonly check: boolean;
}

const readIds = (text: string) => text.split(',').map((id) => contenderById(id).id);

const options = new Command('npm run bench --')
  .description(
    'Measures training in a browser without a window, against stock tfjs, jax-js and convnetjs.',
  )
  .option(
    '--only <ids>',
    `contenders, with commas between: ${contenderSpecs.map(({ id }) => id).join(', ')}`,
    readIds,
  )
  .option('--out <path>', 'where the figures go, less .md and .json', 'bench/results/bench')
  .option('--check', 'fail when a bound of bench/bounds.ts does not hold', false)
  .parse()
  .opts<Options>();

const chosen = ({ id }: ContenderSpec) => options.only?.includes(id) ?? true;

async function measure(open: OpenBench): Promise<Results> {
  const startMs = performance.now();
  const madeAt = new Date().toISOString();
  const adapter = await open.bench.evaluate((page) => page.adapter());
  const machine = describeMachine(open.browser.version(), adapter);
  const bar = createProgressBar('bench');
  const say = (text: string) => bar.update(text, null);
  const results = [];
  for (const comparison of comparisons(adapter, chosen)) {
    results.push(await compare(open.bench, comparison, say));
  }
  const measures = await measureOurs(open, machine, chosen, say);
  bar.stop();
  const minutes = (performance.now() - startMs) / 60_000;
  return { madeAt, minutes, machine, comparisons: results, ...measures };
}

function write(results: Results, measured: Measured): void {
  const text = markdown(results, measured);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(`${options.out}.md`, text);
  writeJson(`${options.out}.json`, { ...results, measured });
  console.log(`${text}\nWritten to ${options.out}.md and ${options.out}.json`);
}

function check(measured: Measured): void {
  const failures = failedBounds(measured);
  for (const failure of failures) console.error(`FAILED ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
  else console.log('Every bound holds.');
}

const results = await withBench(measure);
const measured = measuredOf(results);
write(results, measured);
if (options.check) check(measured);
